package social.kith.crypto.internal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM of the JDK with 96-bit nonces and 128-bit tags, which the JVM compiles to the
 * processor's own instructions. One instance is one key and is not thread-safe; the caller never
 * gives a nonce twice for sealing.
 */
public final class AesGcm {
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
  public AesGcm(byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("AES-256 key of " + key.length + " bytes");
    }
    this.key = new SecretKeySpec(key, "AES");
    try {
      this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no AES-GCM", e);
    }
  }

  /**
   * Seals.
   *
   * @param nonce 12 bytes, never used before with this key
   * @param aad authenticated with the plaintext, not part of the result
   * @param plain borrowed
   * @return ciphertext and tag
   */
  public byte[] seal(byte[] nonce, byte[] aad, byte[] plain) {
    byte[] out = new byte[plain.length + TAG_BYTES];
    seal(nonce, aad, ByteBuffer.wrap(plain), ByteBuffer.wrap(out));
    return out;
  }

  /**
   * Seals from one buffer into another, advancing both.
   *
   * @param nonce 12 bytes, never used before with this key
   * @param aad authenticated with the plaintext
   * @param plain what remains in it is sealed
   * @param out has room for 16 bytes more than that
   */
  public void seal(byte[] nonce, byte[] aad, ByteBuffer plain, ByteBuffer out) {
    try {
      init(Cipher.ENCRYPT_MODE, nonce, aad);
      cipher.doFinal(plain, out);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM seal failed", e);
    }
  }

  /**
   * Opens.
   *
   * @param nonce the 12 bytes it was sealed with
   * @param aad the same as when it was sealed
   * @param sealed ciphertext and tag
   * @return the plaintext
   * @throws RefusedException if anything differs from what was sealed
   */
  public byte[] open(byte[] nonce, byte[] aad, byte[] sealed) throws RefusedException {
    return open(nonce, aad, sealed, sealed.length);
  }

  /**
   * Opens the first bytes of an array.
   *
   * @param nonce the 12 bytes it was sealed with
   * @param aad the same as when it was sealed
   * @param sealed begins with ciphertext and tag
   * @param sealedBytes how many bytes these are
   * @return the plaintext
   * @throws RefusedException if anything differs from what was sealed
   */
  public byte[] open(byte[] nonce, byte[] aad, byte[] sealed, int sealedBytes)
      throws RefusedException {
    if (sealedBytes < TAG_BYTES) { // the JDK answers this with an unchecked exception
      throw new RefusedException("AES-GCM open");
    }
    try {
      init(Cipher.DECRYPT_MODE, nonce, aad);
      return cipher.doFinal(sealed, 0, sealedBytes);
    } catch (GeneralSecurityException e) {
      throw new RefusedException("AES-GCM open", e);
    }
  }

  /**
   * The nonce of a message in a sequence: the base nonce XOR its number as a big-endian integer
   * (RFC 9180 section 5.2, RFC 8446 section 5.3).
   *
   * @param baseNonce 12 bytes, borrowed
   * @param number of the message, from 0
   * @return a new array of 12 bytes
   */
  public static byte[] sequenceNonce(byte[] baseNonce, long number) {
    byte[] nonce = Arrays.copyOf(baseNonce, NONCE_BYTES);
    for (int i = 0; i < Long.BYTES; i++) {
      nonce[NONCE_BYTES - 1 - i] ^= (byte) (number >>> (8 * i));
    }
    return nonce;
  }

  private void init(int mode, byte[] nonce, byte[] aad) throws GeneralSecurityException {
    cipher.init(mode, key, new GCMParameterSpec(8 * TAG_BYTES, nonce));
    if (aad.length > 0) {
      cipher.updateAAD(aad);
    }
  }
}
