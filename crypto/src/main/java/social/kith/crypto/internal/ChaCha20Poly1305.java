package social.kith.crypto.internal;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * ChaCha20-Poly1305 (RFC 8439) of the JDK. One instance is one key and is not thread-safe; the
 * caller never gives a nonce twice, and the JDK refuses the one used just before.
 */
public final class ChaCha20Poly1305 {
  /** Size of a key. */
  public static final int KEY_BYTES = 32;

  /** Size of a nonce. */
  public static final int NONCE_BYTES = 12;

  /** Size of the tag at the end of each ciphertext. */
  public static final int TAG_BYTES = 16;

  private final SecretKeySpec key;
  private final Cipher cipher;

  /**
   * @param key 32 bytes, copied; the copy lives until this object is collected
   */
  public ChaCha20Poly1305(byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("ChaCha20 key of " + key.length + " bytes");
    }
    this.key = new SecretKeySpec(key, "ChaCha20");
    try {
      this.cipher = Cipher.getInstance("ChaCha20-Poly1305");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no ChaCha20-Poly1305", e);
    }
  }

  /**
   * Seals.
   *
   * @param nonce 12 bytes, never used before with this key
   * @param aad authenticated with the plaintext, not part of the result
   * @param plain borrowed
   * @param size how many bytes from its beginning are sealed
   * @return ciphertext and tag
   */
  public byte[] seal(byte[] nonce, byte[] aad, byte[] plain, int size) {
    try {
      init(Cipher.ENCRYPT_MODE, nonce, aad);
      return cipher.doFinal(plain, 0, size);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("ChaCha20-Poly1305 seal failed", e);
    }
  }

  /**
   * Opens.
   *
   * @param nonce the 12 bytes it was sealed with
   * @param aad the same as when it was sealed
   * @param sealed begins with ciphertext and tag, borrowed
   * @param size how many bytes these are
   * @return the plaintext
   * @throws RefusedException if anything differs from what was sealed
   */
  public byte[] open(byte[] nonce, byte[] aad, byte[] sealed, int size) throws RefusedException {
    if (size < TAG_BYTES) {
      throw new RefusedException("ChaCha20-Poly1305 open");
    }
    try {
      init(Cipher.DECRYPT_MODE, nonce, aad);
      return cipher.doFinal(sealed, 0, size);
    } catch (GeneralSecurityException e) {
      throw new RefusedException("ChaCha20-Poly1305 open", e);
    }
  }

  private void init(int mode, byte[] nonce, byte[] aad) throws GeneralSecurityException {
    cipher.init(mode, key, new IvParameterSpec(nonce));
    if (aad.length > 0) {
      cipher.updateAAD(aad);
    }
  }
}
