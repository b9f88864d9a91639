package social.kith.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import social.kith.crypto.internal.Bytes;
import social.kith.crypto.internal.Digests;
import social.kith.crypto.internal.Hpke;
import social.kith.crypto.internal.HpkeContext;
import social.kith.crypto.internal.RefusedException;

/**
 * Somebody holds the pre-shared key and a Hello that the offerer signed, but neither its identity
 * key nor its ephemeral key. The pre-shared key alone makes a Fin; it must not make a record.
 */
class StolenPskTest {
  private static final byte[] OFFERER_ROLE = {0};

  @Test
  void replayedHelloWithStolenPskSealsNoRecord() throws Exception {
    byte[] oldHello = SessionHandshake.start(Ends.offerer()).hello();
    SessionHandshake victim = SessionHandshake.start(Ends.answerer());
    victim.receiveHello(oldHello);
    HpkeContext thief = encapsulate(oldHello, victim.hello());
    byte[] transcript = Digests.sha256(oldHello, victim.hello());
    byte[] fin = thief.seal(transcript, new byte[] {'f', 'i', 'n'});
    Session session = victim.receiveFin(Bytes.concat(thief.encapsulation(), fin));
    assertThat(session.peer()).isEqualTo(Ends.OFFERER.key());

    byte[] known = thief.export(Label.SESSION_EXPORTER.bytes(), Secret.SIZE_BYTES);
    Secret guess = Secret.combine(Label.SESSION_SECRET, known, new byte[Secret.SIZE_BYTES]);
    byte[] record = new RecordCipher(guess, OFFERER_ROLE, 0).seal(new byte[10]);
    assertThatThrownBy(() -> session.open(record)).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> thief.open(new byte[0], session.seal(new byte[10])))
        .isInstanceOf(RefusedException.class);
  }

  private static HpkeContext encapsulate(byte[] offererHello, byte[] answererHello)
      throws Exception {
    CborMap fields = CborMap.decode(Signed.payloadUnverified(answererHello), 2048);
    byte[] ephemeral = fields.requireBytes(6, 1216, 1216);
    byte[] transcript = Digests.sha256(offererHello, answererHello);
    byte[] info = Bytes.concat(Label.SESSION_INFO.bytes(), transcript, OFFERER_ROLE);
    byte[] pskName = Bytes.concat(Label.SESSION_PSK.bytes(), Ends.offerer().pskId());
    return Hpke.xWing().send(ephemeral, info, Ends.secret(9).copyBytes(), pskName);
  }
}
