package social.kith.crypto;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import social.kith.crypto.internal.AesGcm;
import social.kith.crypto.internal.Cobblestone;

/**
 * Encrypts photos: Cobblestone-256 (c2sp.org/chunked-encryption with SHA-512 and AES-256-GCM) with
 * {@link Label#PHOTO} as context. Each photo has a random key of its own, which travels in the
 * sealed post. Stateless: any thread; each stream belongs to one.
 */
public final class PhotoCipher {
  /** Size of the salt that each ciphertext begins with. */
  public static final int SALT_BYTES = Cobblestone.SALT_BYTES;

  private static final SecureRandom RANDOM = new SecureRandom();

  private PhotoCipher() {}

  /**
   * Encrypts while writing.
   *
   * @param key borrowed during this call
   * @param out takes the ciphertext; closed with the stream
   * @return a stream for the plaintext. Only closing it makes the message whole; after a failed
   *     write closing does not. Who gives up a message for another reason must not keep its
   *     ciphertext
   */
  public static OutputStream encrypting(Secret key, OutputStream out) {
    return new EncryptingOutputStream(newMessage(key), out);
  }

  /**
   * Makes the ciphertext of a photo again that was encrypted before: the same plaintext gives the
   * same bytes. Under a key and a salt there may only ever be one plaintext, so whoever does not
   * know that it is the same must keep the ciphertext to themselves until its hash shows it.
   *
   * @param key borrowed during this call
   * @param salt what that ciphertext begins with, {@link #SALT_BYTES} bytes, borrowed
   * @param out as for {@link #encrypting(Secret, OutputStream)}
   * @return as for {@link #encrypting(Secret, OutputStream)}
   * @throws IllegalArgumentException if the salt is of another size
   */
  public static OutputStream encryptingAgain(Secret key, byte[] salt, OutputStream out) {
    return new EncryptingOutputStream(message(key, salt.clone()), out);
  }

  /**
   * Decrypts while reading.
   *
   * @param key borrowed during this call
   * @param in gives the ciphertext; closed with the stream
   * @return a stream of the plaintext that gives out nothing unauthenticated. It throws {@link
   *     java.io.IOException} as soon as it finds the ciphertext changed, cut short or of another
   *     key, which may be after the first chunks: only who has read to the end has the photo.
   *     Skipping passes over whole chunks without decrypting them; what is given out after that is
   *     authenticated as what was sealed in that place
   */
  public static InputStream decrypting(Secret key, InputStream in) {
    return new DecryptingInputStream(key.copyBytes(), Label.PHOTO.bytes(), in);
  }

  /**
   * The size of a ciphertext.
   *
   * @param plaintextSize in bytes
   * @return in bytes: 56, and 16 more than the plaintext for each chunk of 16,384 bytes begun, one
   *     more where the last is full
   * @throws IllegalArgumentException if it is negative
   */
  public static long ciphertextSize(long plaintextSize) {
    if (plaintextSize < 0) {
      throw new IllegalArgumentException("plaintext of " + plaintextSize + " bytes");
    }
    long chunks = plaintextSize / Cobblestone.CHUNK_BYTES + 1;
    return Cobblestone.HEADER_BYTES + plaintextSize + AesGcm.TAG_BYTES * chunks;
  }

  /**
   * Encrypts at once.
   *
   * @param key borrowed
   * @param plain borrowed
   * @return the ciphertext, a new array
   */
  public static byte[] encrypt(Secret key, byte[] plain) {
    Cobblestone message = newMessage(key);
    ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(ciphertextSize(plain.length)));
    out.put(message.header());
    for (int from = 0; from <= plain.length; from += Cobblestone.CHUNK_BYTES) {
      int count = Math.min(Cobblestone.CHUNK_BYTES, plain.length - from);
      message.seal(ByteBuffer.wrap(plain, from, count), out);
    }
    return out.array();
  }

  private static Cobblestone newMessage(Secret key) {
    byte[] salt = new byte[Cobblestone.SALT_BYTES];
    RANDOM.nextBytes(salt);
    return message(key, salt);
  }

  private static Cobblestone message(Secret key, byte[] salt) {
    byte[] bytes = key.copyBytes();
    try {
      return Cobblestone.message(bytes, salt, Label.PHOTO.bytes());
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
