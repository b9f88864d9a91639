package social.kith.crypto.internal.age;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import social.kith.crypto.internal.ChaCha20Poly1305;
import social.kith.crypto.internal.Hkdf;
import social.kith.crypto.internal.RefusedException;

/**
 * The payload of an age file: STREAM over chunks of 64 KiB, whose nonces are their numbers and
 * whether they are the last. One instance is one file in one direction; not thread-safe.
 */
public final class AgePayload {
  /** Size of a file key. */
  public static final int FILE_KEY_BYTES = 16;

  /** Size of the nonce between header and payload. */
  public static final int NONCE_BYTES = 16;

  /** Plaintext of every chunk but the last. */
  public static final int CHUNK_BYTES = 65_536;

  /** A whole chunk with its tag. */
  public static final int SEALED_CHUNK_BYTES = CHUNK_BYTES + ChaCha20Poly1305.TAG_BYTES;

  private static final byte[] INFO = "payload".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NO_AAD = new byte[0];

  private final ChaCha20Poly1305 cipher;
  private long chunk;
  private boolean ended;

  /**
   * A payload at its beginning.
   *
   * @param fileKey borrowed
   * @param nonce 16 bytes, borrowed; another one for each file
   */
  public AgePayload(byte[] fileKey, byte[] nonce) {
    byte[] key = Hkdf.SHA256.derive(fileKey, nonce, INFO, ChaCha20Poly1305.KEY_BYTES);
    this.cipher = new ChaCha20Poly1305(key);
    Arrays.fill(key, (byte) 0);
  }

  /**
   * Seals the next chunk.
   *
   * @param plain borrowed
   * @param size how much of it; a whole chunk unless it is the last
   * @param last whether no other follows
   * @return ciphertext and tag
   */
  public byte[] seal(byte[] plain, int size, boolean last) {
    byte[] sealed = cipher.seal(nonce(last), NO_AAD, plain, size);
    chunk++;
    return sealed;
  }

  /**
   * Opens the next chunk.
   *
   * @param sealed borrowed
   * @param size how much of it; less than a whole chunk only where the file ends
   * @return the plaintext
   * @throws RefusedException if it is not that chunk
   */
  public byte[] open(byte[] sealed, int size) throws RefusedException {
    if (ended) {
      throw new RefusedException("age chunk after the last");
    }
    byte[] plain = openEither(sealed, size);
    if (plain.length == 0 && chunk > 0) {
      throw new RefusedException("age empty chunk");
    }
    chunk++;
    return plain;
  }

  /** Whether the chunk opened last is marked as the last of the file. */
  public boolean hasEnded() {
    return ended;
  }

  // Only its mark says whether a whole chunk is the last.
  private byte[] openEither(byte[] sealed, int size) throws RefusedException {
    if (size == SEALED_CHUNK_BYTES) {
      try {
        return cipher.open(nonce(false), NO_AAD, sealed, size);
      } catch (RefusedException notBeforeTheEnd) {
        return openLast(sealed, size);
      }
    }
    return openLast(sealed, size);
  }

  private byte[] openLast(byte[] sealed, int size) throws RefusedException {
    ended = true;
    return cipher.open(nonce(true), NO_AAD, sealed, size);
  }

  private byte[] nonce(boolean last) {
    // 11 bytes of number, of which a long fills the last 8, and the mark of the last one.
    return ByteBuffer.allocate(ChaCha20Poly1305.NONCE_BYTES)
        .putLong(ChaCha20Poly1305.NONCE_BYTES - 1 - Long.BYTES, chunk)
        .put(ChaCha20Poly1305.NONCE_BYTES - 1, (byte) (last ? 1 : 0))
        .array();
  }
}
