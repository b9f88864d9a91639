package social.kith.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import social.kith.crypto.HandshakeException.Reason;
import social.kith.crypto.SessionHandshake.Config;

class SessionHandshakeTest {
  private final SessionHandshake offerer = SessionHandshake.start(Ends.offerer());
  private final SessionHandshake answerer = SessionHandshake.start(Ends.answerer());

  @Test
  void bothSidesEndWithTheOthersIdentity() throws Exception {
    byte[] answererFin = answerer.receiveHello(offerer.hello());
    byte[] offererFin = offerer.receiveHello(answerer.hello());
    assertThat(offererFin).hasSize(SessionHandshake.FIN_BYTES);
    assertThat(offerer.receiveFin(answererFin).peer()).isEqualTo(Ends.ANSWERER.key());
    assertThat(answerer.receiveFin(offererFin).peer()).isEqualTo(Ends.OFFERER.key());
    assertThat(offerer.peer()).isEqualTo(Ends.ANSWERER.key());
  }

  @Test
  void inviterNeedNotKnowWhoComes() throws Exception {
    Config anybody = Ends.expecting(Ends.offerer(), Optional.empty());
    Ends.Sessions sessions = Ends.connect(anybody, Ends.answerer());
    assertThat(sessions.offerer().peer()).isEqualTo(Ends.ANSWERER.key());
    assertThat(sessions.answerer().peer()).isEqualTo(Ends.OFFERER.key());
  }

  @Test
  void pskIdMayBeEmptyAndUpTo32Bytes() throws Exception {
    for (int size : new int[] {0, 32}) {
      byte[] id = new byte[size];
      Config first = Ends.withPsk(Ends.offerer(), Ends.secret(9), id);
      Config second = Ends.withPsk(Ends.answerer(), Ends.secret(9), id);
      assertThat(Ends.connect(first, second).offerer().peer()).isEqualTo(Ends.ANSWERER.key());
    }
    assertThatThrownBy(() -> Ends.withPsk(Ends.offerer(), Ends.secret(9), new byte[33]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isOverAfterARefusal() {
    Ends.refused(Reason.REFLECTED, () -> offerer.receiveHello(offerer.hello()));
    assertThatThrownBy(() -> offerer.receiveHello(answerer.hello()))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> offerer.receiveFin(new byte[SessionHandshake.FIN_BYTES]))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(offerer::peer).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void takesOneHelloAndOneFinInThisOrder() throws Exception {
    assertThatThrownBy(() -> offerer.receiveFin(new byte[SessionHandshake.FIN_BYTES]))
        .isInstanceOf(IllegalStateException.class);
    byte[] fin = answerer.receiveHello(offerer.hello());
    offerer.receiveHello(answerer.hello());
    assertThatThrownBy(() -> offerer.receiveHello(answerer.hello()))
        .isInstanceOf(IllegalStateException.class);
    offerer.receiveFin(fin);
    assertThatThrownBy(() -> offerer.receiveFin(fin)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void doesNotCloseWhatItWasGiven() throws Exception {
    Config config = Ends.offerer();
    SessionHandshake.start(config).close();
    assertThat(config.psk()).isEqualTo(Ends.secret(9));
    assertThat(config.self().seed()).isEqualTo(Ends.secret(1));
    assertThat(config).hasToString("Config(OFFERER)");
  }

  @Test
  void refusesFingerprintsThatAreNone() {
    for (String bad : new String[] {"", "0A", "zz", Ends.fingerprint("0A") + ":0A"}) {
      assertThatThrownBy(
              () -> Ends.withFingerprints(Ends.offerer(), bad, Ends.ANSWERER_FINGERPRINT))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
