package social.kith.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import social.kith.crypto.HandshakeException.Reason;
import social.kith.crypto.SessionHandshake.Config;
import social.kith.crypto.SessionHandshake.Role;
import social.kith.crypto.internal.Vectors;

/** Everything that can be wrong with a Hello. */
class HelloRefusalTest {
  private final SessionHandshake offerer = SessionHandshake.start(Ends.offerer());
  private final SessionHandshake answerer = SessionHandshake.start(Ends.answerer());

  @Test
  void refusesSomebodyElse() {
    Config stranger = Ends.as(Ends.answerer(), Identity.generate(), Role.ANSWERER);
    Ends.refused(
        Reason.WRONG_PEER, () -> offerer.receiveHello(SessionHandshake.start(stranger).hello()));
  }

  @Test
  void refusesWhoExpectsSomebodyElse() {
    ContactId other = Identity.generate().id();
    Config misled = Ends.expecting(Ends.answerer(), Optional.of(other));
    Ends.refused(
        Reason.WRONG_PEER, () -> offerer.receiveHello(SessionHandshake.start(misled).hello()));
  }

  @Test
  void atLeastOneMustKnowTheOther() {
    SessionHandshake anybody =
        SessionHandshake.start(Ends.expecting(Ends.offerer(), Optional.empty()));
    byte[] hello =
        SessionHandshake.start(Ends.expecting(Ends.answerer(), Optional.empty())).hello();
    Ends.refused(Reason.WRONG_PEER, () -> anybody.receiveHello(hello));
  }

  @Test
  void refusesReflectedHello() {
    Ends.refused(Reason.REFLECTED, () -> offerer.receiveHello(offerer.hello()));
  }

  @Test
  void refusesTheSameRole() {
    Config same = Ends.as(Ends.answerer(), Ends.ANSWERER, Role.OFFERER);
    Ends.refused(Reason.BINDING, () -> offerer.receiveHello(SessionHandshake.start(same).hello()));
  }

  @Test
  void refusesAnotherConnection() {
    String other = Ends.fingerprint("0C");
    Config own = Ends.withFingerprints(Ends.answerer(), other, Ends.OFFERER_FINGERPRINT);
    Ends.refused(Reason.BINDING, () -> offerer.receiveHello(SessionHandshake.start(own).hello()));
    Config seen = Ends.withFingerprints(Ends.answerer(), Ends.ANSWERER_FINGERPRINT, other);
    SessionHandshake again = SessionHandshake.start(Ends.offerer());
    Ends.refused(Reason.BINDING, () -> again.receiveHello(SessionHandshake.start(seen).hello()));
  }

  @Test
  void refusesAnotherPskId() {
    Config other = Ends.withPsk(Ends.answerer(), Ends.secret(9), new byte[] {8});
    Ends.refused(
        Reason.WRONG_PSK, () -> offerer.receiveHello(SessionHandshake.start(other).hello()));
  }

  @Test
  void refusesEveryTruncationAndOneByteMore() {
    byte[] hello = answerer.hello();
    for (int size = 0; size <= hello.length + 1; size++) {
      byte[] cut = Arrays.copyOf(hello, size);
      if (size != hello.length) {
        refusedAnew(Reason.MALFORMED, cut);
      }
    }
  }

  /** Whatever byte is changed, the Hello is refused; most often because nobody signed it. */
  @Test
  void refusesEveryByteFlipped() {
    byte[] hello = answerer.hello();
    for (int i = 0; i < hello.length; i++) {
      byte[] flipped = hello.clone();
      flipped[i] ^= (byte) (1 << i % 8);
      assertThatThrownBy(() -> SessionHandshake.start(Ends.offerer()).receiveHello(flipped))
          .as("byte %d", i)
          .isInstanceOf(HandshakeException.class);
    }
  }

  @Test
  void takesTheLargestAndNothingLarger() throws Exception {
    int more = SessionHandshake.MAX_HELLO_BYTES - padded(300).length;
    byte[] largest = padded(300 + more);
    assertThat(largest).hasSize(SessionHandshake.MAX_HELLO_BYTES);
    assertThat(offerer.receiveHello(largest)).hasSize(SessionHandshake.FIN_BYTES);
    refusedAnew(Reason.MALFORMED, padded(300 + more + 1));
    refusedAnew(Reason.MALFORMED, new byte[SessionHandshake.MAX_HELLO_BYTES + 1]);
  }

  /** With unknown keys, which are ignored. */
  private byte[] padded(int paddingBytes) throws MalformedException {
    return signed(with(99, new byte[paddingBytes]));
  }

  @Test
  void refusesAnotherVersionAndSuite() throws Exception {
    for (long other : new long[] {2, 3, 255, Long.MAX_VALUE}) {
      refusedAnew(Reason.VERSION, signed(with(1, other)));
      refusedAnew(Reason.VERSION, signed(with(2, other)));
    }
  }

  /** Nothing was ever spoken below version 1, so there is nothing to be talked down to. */
  @Test
  void refusesDowngrade() throws Exception {
    for (int key : new int[] {1, 2}) {
      refusedAnew(Reason.MALFORMED, signed(with(key, 0)));
      refusedAnew(Reason.MALFORMED, signed(with(key, -1)));
      refusedAnew(Reason.MALFORMED, signed(CborMap.builder().putAll(fields()).put(key, "1")));
    }
  }

  @Test
  void refusesWhatSomebodyElseSigned() throws Exception {
    byte[] payload = fields().encode();
    refusedAnew(Reason.MALFORMED, Signed.sign(Identity.generate(), Label.SESSION_HELLO, payload));
    refusedAnew(Reason.MALFORMED, Signed.sign(Ends.ANSWERER, Label.ITEM, payload));
  }

  @Test
  void refusesMissingFields() throws Exception {
    for (int missing = 1; missing <= 10; missing++) {
      CborMap.Builder rest = CborMap.builder();
      CborMap all = fields();
      for (int key = 1; key <= 3; key++) {
        if (key != missing) {
          rest.put(key, all.requireLong(key, 0, 1));
        }
      }
      for (int key = 4; key <= 10; key++) {
        if (key != missing) {
          rest.put(key, all.requireBytes(key, 0, 2_000));
        }
      }
      refusedAnew(Reason.MALFORMED, signed(rest));
    }
  }

  @Test
  void refusesFieldsOfAnotherSize() throws Exception {
    for (int key = 4; key <= 9; key++) {
      int size = fields().requireBytes(key, 32, 1216).length;
      refusedAnew(Reason.MALFORMED, signed(with(key, new byte[size - 1])));
      refusedAnew(Reason.MALFORMED, signed(with(key, new byte[size + 1])));
    }
    refusedAnew(Reason.MALFORMED, signed(with(10, new byte[33])));
    refusedAnew(Reason.MALFORMED, signed(with(3, 2)));
  }

  @Test
  void refusesEphemeralKeysThatAreNone() throws Exception {
    for (int fill : new int[] {0, 0xFF}) {
      byte[] bad = new byte[1216];
      Arrays.fill(bad, (byte) fill);
      refusedAnew(Reason.MALFORMED, signed(with(6, bad)));
    }
  }

  /** Of small order in its X25519 part, so that anybody would know half of the secret. */
  @Test
  void refusesEphemeralKeysOfSmallOrder() throws Exception {
    byte[] key = fields().requireBytes(6, 1216, 1216);
    List<byte[]> points = Vectors.x25519PointsOfSmallOrder();
    assertThat(points).hasSize(31);
    for (byte[] point : points) {
      System.arraycopy(point, 0, key, key.length - point.length, point.length);
      refusedAnew(Reason.MALFORMED, signed(with(6, key)));
    }
  }

  @Test
  void ignoresUnknownKeysOfTheSameVersion() throws Exception {
    assertThat(offerer.receiveHello(signed(with(99, 1)))).hasSize(SessionHandshake.FIN_BYTES);
  }

  private CborMap fields() throws MalformedException {
    return CborMap.decode(Signed.payloadUnverified(answerer.hello()), 2048);
  }

  private CborMap.Builder with(int key, long value) throws MalformedException {
    return CborMap.builder().putAll(fields()).put(key, value);
  }

  private CborMap.Builder with(int key, byte[] value) throws MalformedException {
    return CborMap.builder().putAll(fields()).put(key, value);
  }

  private static byte[] signed(CborMap.Builder fields) {
    return Signed.sign(Ends.ANSWERER, Label.SESSION_HELLO, fields.build().encode());
  }

  /** By a handshake of its own, since a refusal ends it. */
  private static void refusedAnew(Reason reason, byte[] hello) {
    Ends.refused(reason, () -> SessionHandshake.start(Ends.offerer()).receiveHello(hello));
  }
}
