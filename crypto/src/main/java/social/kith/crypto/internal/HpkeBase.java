package social.kith.crypto.internal;

import java.util.Optional;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContext;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;

/**
 * HPKE (RFC 9180) in base mode, the one way age uses it: one message to a public key, with X-Wing,
 * HKDF-SHA256 and ChaCha20-Poly1305. Nothing says who sent it. Between contacts it is {@link Hpke},
 * which proves both sides. Stateless: any thread.
 */
public final class HpkeBase {
  private static final byte[] NO_AAD = new byte[0];

  private HpkeBase() {}

  /**
   * A message sealed.
   *
   * @param encapsulation what its key is agreed on from, 1,120 bytes
   * @param sealed ciphertext and tag
   */
  public record Message(byte[] encapsulation, byte[] sealed) {}

  /**
   * The public key of a seed.
   *
   * @param seed the private key, 32 bytes, borrowed
   * @return 1,216 bytes
   */
  public static byte[] publicKey(byte[] seed) {
    HPKE suite = suite();
    return suite.serializePublicKey(keys(suite, seed).getPublic());
  }

  /**
   * Seals to somebody.
   *
   * @param publicKey theirs, from outside
   * @param info what it is for
   * @param plain borrowed
   * @return the message
   * @throws RefusedException if the public key is none
   */
  public static Message seal(byte[] publicKey, byte[] info, byte[] plain) throws RefusedException {
    HPKE suite = suite();
    try {
      HPKEContextWithEncapsulation context =
          suite.setupBaseS(suite.deserializePublicKey(publicKey), info);
      return new Message(context.getEncapsulation(), context.seal(NO_AAD, plain));
    } catch (InvalidCipherTextException | RuntimeException e) {
      throw new RefusedException("HPKE seal", e);
    }
  }

  /**
   * Opens what somebody sealed.
   *
   * @param seed the private key, 32 bytes, borrowed
   * @param info as given by the sender
   * @param message from outside
   * @return the plaintext, owned by the caller; empty if it was sealed to another key or changed
   * @throws RefusedException if no sender makes such an encapsulation
   */
  public static Optional<byte[]> open(byte[] seed, byte[] info, Message message)
      throws RefusedException {
    HPKE suite = suite();
    AsymmetricCipherKeyPair keys = keys(suite, seed);
    HPKEContext context;
    try {
      context = suite.setupBaseR(message.encapsulation(), keys, info);
    } catch (RuntimeException e) {
      throw new RefusedException("HPKE decapsulation", e);
    }
    try {
      return Optional.of(context.open(NO_AAD, message.sealed()));
    } catch (InvalidCipherTextException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static AsymmetricCipherKeyPair keys(HPKE suite, byte[] seed) {
    return suite.deserializePrivateKey(seed, null);
  }

  // BouncyCastle's object keeps state of its last use, so each use gets its own.
  private static HPKE suite() {
    return new HPKE(
        HPKE.mode_base, HPKE.kem_X_WING, HPKE.kdf_HKDF_SHA256, HPKE.aead_CHACHA20_POLY1305);
  }
}
