package social.kith.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import social.kith.crypto.HandshakeException.Reason;
import social.kith.crypto.SessionHandshake.Config;
import social.kith.crypto.SessionHandshake.Role;

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
  void atLeastOneMustKnowTheOther() {
    SessionHandshake anybody =
        SessionHandshake.start(Ends.expecting(Ends.offerer(), Optional.empty()));
    byte[] hello =
        SessionHandshake.start(Ends.expecting(Ends.answerer(), Optional.empty())).hello();
    refused(Reason.WRONG_PEER, () -> anybody.receiveHello(hello));
  }

  @Test
  void refusesSomebodyElse() {
    Config stranger = Ends.as(Ends.answerer(), Identity.generate(), Role.ANSWERER);
    refused(
        Reason.WRONG_PEER, () -> offerer.receiveHello(SessionHandshake.start(stranger).hello()));
  }

  @Test
  void refusesWhoExpectsSomebodyElse() {
    ContactId other = Identity.generate().id();
    Config misled = Ends.expecting(Ends.answerer(), Optional.of(other));
    refused(Reason.WRONG_PEER, () -> offerer.receiveHello(SessionHandshake.start(misled).hello()));
  }

  @Test
  void refusesReflectedHello() {
    refused(Reason.REFLECTED, () -> offerer.receiveHello(offerer.hello()));
  }

  @Test
  void refusesReflectedFin() throws Exception {
    byte[] own = offerer.receiveHello(answerer.hello());
    refused(Reason.WRONG_PSK, () -> offerer.receiveFin(own));
  }

  @Test
  void refusesTheSameRole() {
    Config same = Ends.as(Ends.answerer(), Ends.ANSWERER, Role.OFFERER);
    refused(Reason.BINDING, () -> offerer.receiveHello(SessionHandshake.start(same).hello()));
  }

  @Test
  void refusesAnotherConnection() {
    String other = Ends.fingerprint("0C");
    Config own = Ends.withFingerprints(Ends.answerer(), other, Ends.OFFERER_FINGERPRINT);
    refused(Reason.BINDING, () -> offerer.receiveHello(SessionHandshake.start(own).hello()));
    Config seen = Ends.withFingerprints(Ends.answerer(), Ends.ANSWERER_FINGERPRINT, other);
    SessionHandshake again = SessionHandshake.start(Ends.offerer());
    refused(Reason.BINDING, () -> again.receiveHello(SessionHandshake.start(seen).hello()));
  }

  @Test
  void refusesAnotherPskId() {
    Config other = Ends.withPsk(Ends.answerer(), Ends.secret(9), new byte[] {8});
    refused(Reason.WRONG_PSK, () -> offerer.receiveHello(SessionHandshake.start(other).hello()));
  }

  @Test
  void refusesAnotherPskUnderTheSameId() throws Exception {
    SessionHandshake other =
        SessionHandshake.start(
            Ends.withPsk(Ends.answerer(), Ends.secret(8), Ends.answerer().pskId()));
    byte[] fin = other.receiveHello(offerer.hello());
    offerer.receiveHello(other.hello());
    refused(Reason.WRONG_PSK, () -> offerer.receiveFin(fin));
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
  void refusesEveryTruncatedHello() {
    byte[] hello = answerer.hello();
    for (int size = 0; size < hello.length; size += 13) {
      byte[] cut = Arrays.copyOf(hello, size);
      refused(Reason.MALFORMED, () -> SessionHandshake.start(Ends.offerer()).receiveHello(cut));
    }
    byte[] oneMore = Arrays.copyOf(hello, hello.length + 1);
    refused(Reason.MALFORMED, () -> offerer.receiveHello(oneMore));
  }

  @Test
  void refusesHelloAboveTheLimit() {
    refused(
        Reason.MALFORMED,
        () -> offerer.receiveHello(new byte[SessionHandshake.MAX_HELLO_BYTES + 1]));
    assertThat(answerer.hello().length).isLessThan(SessionHandshake.MAX_HELLO_BYTES);
  }

  /** Whatever byte is changed, the hello is refused; most often because nobody signed it. */
  @Test
  void refusesHelloWithAnyByteFlipped() {
    byte[] hello = answerer.hello();
    for (int i = 0; i < hello.length; i += i < 64 || i > hello.length - 300 ? 1 : 37) {
      byte[] flipped = hello.clone();
      flipped[i] ^= 1;
      assertThatThrownBy(() -> SessionHandshake.start(Ends.offerer()).receiveHello(flipped))
          .as("byte %d", i)
          .isInstanceOf(HandshakeException.class);
    }
  }

  @Test
  void refusesEveryTruncatedFin() throws Exception {
    byte[] fin = answerer.receiveHello(offerer.hello());
    for (int size : new int[] {0, 1, 1119, 1120, fin.length - 1, fin.length + 1}) {
      SessionHandshake fresh = SessionHandshake.start(Ends.offerer());
      fresh.receiveHello(answerer.hello());
      refused(Reason.MALFORMED, () -> fresh.receiveFin(Arrays.copyOf(fin, size)));
    }
  }

  /** Each flip against a fresh pair of handshakes, since a refusal ends them. */
  @Test
  void refusesFinWithAnyByteFlipped() throws Exception {
    for (int i = 0; i < SessionHandshake.FIN_BYTES; i++) {
      SessionHandshake first = SessionHandshake.start(Ends.offerer());
      SessionHandshake second = SessionHandshake.start(Ends.answerer());
      byte[] fin = second.receiveHello(first.hello());
      first.receiveHello(second.hello());
      fin[i] ^= (byte) 0x80;
      refused(Reason.WRONG_PSK, () -> first.receiveFin(fin));
    }
  }

  @Test
  void refusesReplayedHelloAndFin() throws Exception {
    byte[] oldFin = answerer.receiveHello(offerer.hello());
    byte[] oldHello = answerer.hello();
    SessionHandshake later = SessionHandshake.start(Ends.offerer());
    later.receiveHello(oldHello);
    refused(Reason.WRONG_PSK, () -> later.receiveFin(oldFin));
  }

  @Test
  void refusesFutureVersionAndSuite() throws Exception {
    refused(Reason.VERSION, () -> offerer.receiveHello(changed(1, 2)));
    SessionHandshake again = SessionHandshake.start(Ends.offerer());
    refused(Reason.VERSION, () -> again.receiveHello(changed(2, 2)));
    SessionHandshake third = SessionHandshake.start(Ends.offerer());
    refused(Reason.MALFORMED, () -> third.receiveHello(changed(1, 0)));
  }

  @Test
  void ignoresUnknownKeysOfTheSameVersion() throws Exception {
    assertThat(offerer.receiveHello(changed(99, 1))).hasSize(SessionHandshake.FIN_BYTES);
  }

  /** A key whose X25519 part is of small order, so that anybody would know half of the secret. */
  @Test
  void refusesBadEphemeralKeyWithoutAnotherException() throws Exception {
    CborMap fields = fields();
    for (int fill : new int[] {0, 0xFF}) {
      byte[] bad = new byte[1216];
      Arrays.fill(bad, (byte) fill);
      byte[] hello = signed(CborMap.builder().putAll(fields).put(6, bad).build());
      SessionHandshake fresh = SessionHandshake.start(Ends.offerer());
      refused(Reason.MALFORMED, () -> fresh.receiveHello(hello));
    }
  }

  @Test
  void refusesFieldsOfAnotherSize() throws Exception {
    for (int key : new int[] {4, 5, 6, 7, 8, 9}) {
      byte[] hello = signed(CborMap.builder().putAll(fields()).put(key, new byte[31]).build());
      SessionHandshake fresh = SessionHandshake.start(Ends.offerer());
      refused(Reason.MALFORMED, () -> fresh.receiveHello(hello));
    }
    byte[] longId = signed(CborMap.builder().putAll(fields()).put(10, new byte[33]).build());
    refused(Reason.MALFORMED, () -> offerer.receiveHello(longId));
  }

  @Test
  void isOverAfterARefusal() {
    refused(Reason.REFLECTED, () -> offerer.receiveHello(offerer.hello()));
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

  private CborMap fields() throws MalformedException {
    return CborMap.decode(Signed.payloadUnverified(answerer.hello()), 2048);
  }

  private byte[] changed(int key, long value) throws MalformedException {
    return signed(CborMap.builder().putAll(fields()).put(key, value).build());
  }

  private static byte[] signed(CborMap fields) {
    return Signed.sign(Ends.ANSWERER, Label.SESSION_HELLO, fields.encode());
  }

  private static void refused(Reason reason, ThrowingCallable call) {
    HandshakeException e = catchThrowableOfType(HandshakeException.class, call);
    assertThat(e).isNotNull();
    assertThat(e.reason()).isEqualTo(reason);
  }
}
