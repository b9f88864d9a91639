package social.kith.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionTest {
  private Session offerer;
  private Session answerer;

  @BeforeEach
  void connect() throws HandshakeException {
    Ends.Sessions sessions = Ends.connect(Ends.offerer(), Ends.answerer());
    offerer = sessions.offerer();
    answerer = sessions.answerer();
  }

  @Test
  void recordsGoBothWaysInOrder() throws Exception {
    for (int i = 0; i < 300; i++) {
      byte[] record = new byte[i];
      Arrays.fill(record, (byte) i);
      assertThat(answerer.open(offerer.seal(record))).isEqualTo(record);
      assertThat(offerer.open(answerer.seal(record))).isEqualTo(record);
    }
  }

  @Test
  void takesTheLargestRecordAndNothingLarger() throws Exception {
    byte[] largest = new byte[Session.MAX_RECORD_BYTES];
    byte[] sealed = offerer.seal(largest);
    assertThat(sealed).hasSize(Session.MAX_RECORD_BYTES + Session.OVERHEAD_BYTES);
    assertThat(answerer.open(sealed)).isEqualTo(largest);
    assertThatThrownBy(() -> offerer.seal(new byte[Session.MAX_RECORD_BYTES + 1]))
        .isInstanceOf(IllegalArgumentException.class);
    refused(answerer, new byte[sealed.length + 1]);
    refused(answerer, offerer.seal(new byte[1]));
  }

  @Test
  void refusesReplay() throws Exception {
    byte[] sealed = offerer.seal(new byte[10]);
    answerer.open(sealed);
    refused(answerer, sealed);
  }

  @Test
  void refusesReordering() {
    byte[] first = offerer.seal(new byte[10]);
    byte[] second = offerer.seal(new byte[10]);
    refused(answerer, second);
    refused(answerer, first);
  }

  @Test
  void refusesReflection() {
    refused(offerer, offerer.seal(new byte[10]));
  }

  @Test
  void refusesRecordsOfAnotherSession() throws Exception {
    Session other = Ends.connect(Ends.offerer(), Ends.answerer()).offerer();
    refused(answerer, other.seal(new byte[10]));
  }

  @Test
  void refusesEveryFlippedByteAndTruncation() throws Exception {
    for (int i = 0; i < 26; i++) {
      connect();
      byte[] sealed = offerer.seal(new byte[10]);
      refused(answerer, Arrays.copyOf(sealed, i));
      connect();
      byte[] flipped = offerer.seal(new byte[10]);
      flipped[i] ^= 1;
      refused(answerer, flipped);
    }
  }

  @Test
  void opensNothingMoreAfterARefusal() throws Exception {
    byte[] good = offerer.seal(new byte[10]);
    refused(answerer, new byte[0]);
    refused(answerer, good);
    assertThat(offerer.open(answerer.seal(new byte[3]))).hasSize(3);
  }

  @Test
  void pairSecretIsTheSameOnBothSidesAndNewEachTime() throws Exception {
    Secret invite = Ends.secret(5);
    assertThat(offerer.pairSecret(invite)).isEqualTo(answerer.pairSecret(invite));
    assertThat(offerer.pairSecret(invite)).isNotEqualTo(offerer.pairSecret(Ends.secret(6)));
    Session other = Ends.connect(Ends.offerer(), Ends.answerer()).offerer();
    assertThat(offerer.pairSecret(invite)).isNotEqualTo(other.pairSecret(invite));
  }

  @Test
  void pairingCodeIsSixDigitsAndTheSameOnBothScreens() throws Exception {
    assertThat(offerer.pairingCode()).matches("[0-9]{6}").isEqualTo(answerer.pairingCode());
    Session other = Ends.connect(Ends.offerer(), Ends.answerer()).offerer();
    Session third = Ends.connect(Ends.offerer(), Ends.answerer()).offerer();
    assertThat(new String[] {other.pairingCode(), third.pairingCode()})
        .isNotEqualTo(new String[] {offerer.pairingCode(), offerer.pairingCode()});
  }

  @Test
  void everyUseAfterCloseThrows() {
    byte[] sealed = answerer.seal(new byte[1]);
    offerer.close();
    offerer.close();
    assertThatThrownBy(() -> offerer.seal(new byte[1])).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> offerer.open(sealed)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(offerer::pairingCode).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> offerer.pairSecret(Ends.secret(5)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(offerer.peer()).isEqualTo(Ends.ANSWERER.key());
  }

  @Test
  void printsOnlyWithWhom() {
    assertThat(offerer).hasToString("Session(" + Ends.ANSWERER.id().shortHex() + ")");
  }

  private static void refused(Session session, byte[] sealed) {
    assertThatThrownBy(() -> session.open(sealed)).isInstanceOf(MalformedException.class);
  }
}
