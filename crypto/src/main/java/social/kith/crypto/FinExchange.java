package social.kith.crypto;

import java.security.MessageDigest;
import java.util.Arrays;
import social.kith.crypto.HandshakeException.Reason;
import social.kith.crypto.SessionHandshake.Role;
import social.kith.crypto.internal.AesGcm;
import social.kith.crypto.internal.Bytes;
import social.kith.crypto.internal.Hpke;
import social.kith.crypto.internal.HpkeContext;
import social.kith.crypto.internal.HpkeKeyPair;
import social.kith.crypto.internal.RefusedException;

/**
 * The second message of a handshake and what comes of it: HPKE in mode_psk to the other side's
 * ephemeral key, bound to both Hellos. Holds this side's ephemeral key and a copy of the pre-shared
 * key until closed. Not thread-safe.
 */
final class FinExchange implements AutoCloseable {
  private static final byte[] FIN = {'f', 'i', 'n'};
  static final int SIZE_BYTES = Hpke.ENCAPSULATION_BYTES + FIN.length + AesGcm.TAG_BYTES;

  private final Role role;
  private final byte[] psk;
  private final byte[] pskName;
  private final HpkeKeyPair ephemeral = Hpke.xWing().generate();

  /** The secret is borrowed. */
  FinExchange(Role role, Secret psk, byte[] pskId) {
    this.role = role;
    this.psk = psk.copyBytes();
    // HPKE wants a name wherever there is a key (RFC 9180 section 5.1).
    this.pskName = Bytes.concat(Label.SESSION_PSK.bytes(), pskId);
  }

  /** This side's Fin, and the secret exported from the direction that it opens. */
  record Made(byte[] fin, Secret exporter) {}

  byte[] ephemeralKey() {
    return ephemeral.publicKey();
  }

  Made make(byte[] peerEphemeralKey, byte[] transcript) throws HandshakeException {
    try {
      HpkeContext sending =
          Hpke.xWing().send(peerEphemeralKey, info(transcript, role), psk, pskName);
      byte[] fin = Bytes.concat(sending.encapsulation(), sending.seal(transcript, FIN));
      return new Made(fin, exporter(sending));
    } catch (RefusedException e) {
      throw new HandshakeException(Reason.MALFORMED, "Hello: ephemeral key", e);
    }
  }

  /** Opens the other side's Fin and returns the secret exported from its direction. */
  Secret open(byte[] fin, byte[] transcript) throws HandshakeException {
    if (fin.length != SIZE_BYTES) {
      throw new HandshakeException(Reason.MALFORMED, "Fin of " + fin.length + " bytes");
    }
    byte[] encapsulation = Arrays.copyOf(fin, Hpke.ENCAPSULATION_BYTES);
    byte[] sealed = Arrays.copyOfRange(fin, Hpke.ENCAPSULATION_BYTES, fin.length);
    byte[] info = info(transcript, role.other());
    try {
      HpkeContext receiving = Hpke.xWing().receive(encapsulation, ephemeral, info, psk, pskName);
      if (!MessageDigest.isEqual(receiving.open(transcript, sealed), FIN)) {
        throw new RefusedException("Fin");
      }
      return exporter(receiving);
    } catch (RefusedException e) {
      throw new HandshakeException(Reason.WRONG_PSK, "Fin does not open", e);
    }
  }

  /** Drops the ephemeral key and wipes the copy of the pre-shared key. */
  @Override
  public void close() {
    ephemeral.close();
    Arrays.fill(psk, (byte) 0);
  }

  private static byte[] info(byte[] transcript, Role sender) {
    return Bytes.concat(Label.SESSION_INFO.bytes(), transcript, new byte[] {(byte) sender.code()});
  }

  private static Secret exporter(HpkeContext context) {
    byte[] bytes = context.export(Label.SESSION_EXPORTER.bytes(), Secret.SIZE_BYTES);
    try {
      return Secret.of(bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
