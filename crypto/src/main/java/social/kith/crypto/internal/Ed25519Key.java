package social.kith.crypto.internal;

import java.util.Arrays;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.math.ec.rfc8032.Ed25519.PublicPoint;
import org.jspecify.annotations.Nullable;

/**
 * An Ed25519 public key (RFC 8032) that remembers its point, so that each further signature costs
 * one check and no decoding. Immutable; any thread.
 */
public final class Ed25519Key {
  /** Size of a public key. */
  public static final int SIZE_BYTES = Ed25519.PUBLIC_KEY_SIZE;

  /** Size of a signature. */
  public static final int SIGNATURE_BYTES = Ed25519.SIGNATURE_SIZE;

  /** Null where the bytes are no acceptable point: nothing verifies under such a key. */
  private final @Nullable PublicPoint point;

  /**
   * @param bytes 32 bytes, borrowed; bytes that are no point, or one of small order, are accepted
   *     here and verify nothing
   */
  public Ed25519Key(byte[] bytes) {
    this.point = Ed25519.validatePublicKeyPartialExport(bytes, 0);
  }

  /**
   * Whether the signature is this key's over the message.
   *
   * @param message borrowed
   * @param signature any size; only 64 bytes can be right
   * @return true if it is
   */
  public boolean verifies(byte[] message, byte[] signature) {
    return point != null
        && signature.length == SIGNATURE_BYTES
        && Ed25519.verify(signature, 0, point, message, 0, message.length);
  }

  /**
   * The public key of a private one.
   *
   * @param privateKey 32 bytes, borrowed
   * @return 32 bytes
   */
  public static byte[] publicKey(byte[] privateKey) {
    byte[] key = new byte[SIZE_BYTES];
    Ed25519.generatePublicKey(privateKey, 0, key, 0);
    return key;
  }

  /**
   * Signs.
   *
   * @param privateKey 32 bytes, borrowed
   * @param publicKey its public key: anything else would reveal the private key
   * @param message borrowed
   * @return 64 bytes
   */
  public static byte[] sign(byte[] privateKey, byte[] publicKey, byte[] message) {
    byte[] signature = new byte[SIGNATURE_BYTES];
    byte[] key = Arrays.copyOf(publicKey, SIZE_BYTES);
    Ed25519.sign(privateKey, 0, key, 0, message, 0, message.length, signature, 0);
    return signature;
  }
}
