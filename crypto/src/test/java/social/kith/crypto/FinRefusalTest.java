package social.kith.crypto;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import social.kith.crypto.HandshakeException.Reason;
import social.kith.crypto.internal.Vectors;

/** Everything that can be wrong with a Fin, after a good Hello. */
class FinRefusalTest {
  private final SessionHandshake offerer = SessionHandshake.start(Ends.offerer());
  private final SessionHandshake answerer = SessionHandshake.start(Ends.answerer());

  @Test
  void refusesReflectedFin() throws Exception {
    byte[] own = offerer.receiveHello(answerer.hello());
    Ends.refused(Reason.WRONG_PSK, () -> offerer.receiveFin(own));
  }

  @Test
  void refusesAnotherPskUnderTheSameId() throws Exception {
    SessionHandshake other =
        SessionHandshake.start(
            Ends.withPsk(Ends.answerer(), Ends.secret(8), Ends.answerer().pskId()));
    byte[] fin = other.receiveHello(offerer.hello());
    offerer.receiveHello(other.hello());
    Ends.refused(Reason.WRONG_PSK, () -> offerer.receiveFin(fin));
  }

  @Test
  void refusesReplayedHelloAndFin() throws Exception {
    byte[] oldFin = answerer.receiveHello(offerer.hello());
    byte[] oldHello = answerer.hello();
    SessionHandshake later = SessionHandshake.start(Ends.offerer());
    later.receiveHello(oldHello);
    Ends.refused(Reason.WRONG_PSK, () -> later.receiveFin(oldFin));
  }

  @Test
  void refusesEveryTruncationAndOneByteMore() throws Exception {
    byte[] fin = answerer.receiveHello(offerer.hello());
    for (int size = 0; size <= fin.length + 1; size++) {
      if (size != fin.length) {
        byte[] cut = Arrays.copyOf(fin, size);
        SessionHandshake fresh = SessionHandshake.start(Ends.offerer());
        fresh.receiveHello(answerer.hello());
        Ends.refused(Reason.MALFORMED, () -> fresh.receiveFin(cut));
      }
    }
  }

  /** Each against a fresh pair of handshakes, since a refusal ends them. */
  @Test
  void refusesEveryByteFlipped() throws Exception {
    for (int i = 0; i < SessionHandshake.FIN_BYTES; i++) {
      SessionHandshake first = SessionHandshake.start(Ends.offerer());
      SessionHandshake second = SessionHandshake.start(Ends.answerer());
      byte[] fin = second.receiveHello(first.hello());
      first.receiveHello(second.hello());
      fin[i] ^= (byte) (1 << i % 8);
      Ends.refused(Reason.WRONG_PSK, () -> first.receiveFin(fin));
    }
  }

  /** Of small order in its X25519 part, so that anybody would know half of the secret. */
  @Test
  void refusesEncapsulationsOfSmallOrder() throws Exception {
    int end = 1120;
    for (byte[] point : Vectors.x25519PointsOfSmallOrder()) {
      SessionHandshake first = SessionHandshake.start(Ends.offerer());
      byte[] fin = SessionHandshake.start(Ends.answerer()).receiveHello(first.hello());
      first.receiveHello(answerer.hello());
      System.arraycopy(point, 0, fin, end - point.length, point.length);
      Ends.refused(Reason.WRONG_PSK, () -> first.receiveFin(fin));
    }
  }

  /** Both Hellos are good, but the sender of the Fin has seen another one. */
  @Test
  void refusesFinForAnotherHello() throws Exception {
    byte[] fin = answerer.receiveHello(SessionHandshake.start(Ends.offerer()).hello());
    offerer.receiveHello(answerer.hello());
    Ends.refused(Reason.WRONG_PSK, () -> offerer.receiveFin(fin));
  }
}
