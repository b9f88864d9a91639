package social.kith.crypto.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * One message of Cobblestone-256 (c2sp.org/chunked-encryption with SHA-512 and AES-256-GCM): {@code
 * 24-byte salt ‖ 32-byte commitment ‖ chunks}. Each chunk is 16,384 bytes of plaintext but the
 * last, which is shorter and may be empty, each sealed with 16 bytes more under the nonce of its
 * number. An instance seals or opens the chunks of one message in order. Not thread-safe.
 */
public final class Cobblestone {
  /** Plaintext of every chunk but the last. */
  public static final int CHUNK_BYTES = 16_384;

  /** A whole chunk, sealed. */
  public static final int SEALED_CHUNK_BYTES = CHUNK_BYTES + AesGcm.TAG_BYTES;

  /** Size of the random salt. */
  public static final int SALT_BYTES = 24;

  /** Salt and commitment. */
  public static final int HEADER_BYTES = SALT_BYTES + 32;

  /** No message has more chunks: 4 PiB. */
  static final long MAX_CHUNKS = 1L << 38;

  private static final byte[] INFO =
      "c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NO_AAD = new byte[0];

  private final byte[] header;
  private final AesGcm cipher;
  private final byte[] baseNonce;
  private long chunk;

  private Cobblestone(byte[] salt, byte[] derived, long firstChunk) {
    int nonceEnd = AesGcm.KEY_BYTES + AesGcm.NONCE_BYTES;
    byte[] key = Arrays.copyOf(derived, AesGcm.KEY_BYTES);
    this.cipher = new AesGcm(key);
    this.baseNonce = Arrays.copyOfRange(derived, AesGcm.KEY_BYTES, nonceEnd);
    this.header = Bytes.concat(salt, Arrays.copyOfRange(derived, nonceEnd, derived.length));
    this.chunk = firstChunk;
    Arrays.fill(key, (byte) 0);
    Arrays.fill(derived, (byte) 0);
  }

  /**
   * A message to be sealed.
   *
   * @param key 32 uniformly random bytes, borrowed
   * @param salt 24 bytes, never used before with this key
   * @param context what kind of message it is
   * @return its keys
   */
  public static Cobblestone message(byte[] key, byte[] salt, byte[] context) {
    return message(key, salt, context, 0);
  }

  static Cobblestone message(byte[] key, byte[] salt, byte[] context, long firstChunk) {
    if (key.length != AesGcm.KEY_BYTES || salt.length != SALT_BYTES) {
      throw new IllegalArgumentException(
          "key of " + key.length + " and salt of " + salt.length + " bytes");
    }
    byte[] info = Bytes.concat(INFO, salt, context);
    int size = AesGcm.KEY_BYTES + AesGcm.NONCE_BYTES + HEADER_BYTES - SALT_BYTES;
    return new Cobblestone(salt, Hkdf.SHA512.expand(key, info, size), firstChunk);
  }

  /**
   * A message to be opened.
   *
   * @param key 32 bytes, borrowed
   * @param header the message's first 56 bytes
   * @param context what kind of message it is
   * @return its keys
   * @throws RefusedException if the header is of another size, key or context
   */
  public static Cobblestone opening(byte[] key, byte[] header, byte[] context)
      throws RefusedException {
    if (header.length != HEADER_BYTES) {
      throw new RefusedException("Cobblestone header");
    }
    Cobblestone message = message(key, Arrays.copyOf(header, SALT_BYTES), context);
    if (!MessageDigest.isEqual(message.header, header)) {
      throw new RefusedException("Cobblestone header");
    }
    return message;
  }

  /**
   * What the message starts with.
   *
   * @return a copy, 56 bytes
   */
  public byte[] header() {
    return header.clone();
  }

  /**
   * Seals the next chunk.
   *
   * @param plain what remains in it: 16,384 bytes, or less in the last chunk
   * @param out has room for 16 bytes more
   */
  public void seal(ByteBuffer plain, ByteBuffer out) {
    if (chunk >= MAX_CHUNKS) {
      throw new IllegalStateException("Cobblestone message of " + chunk + " chunks");
    }
    cipher.seal(AesGcm.sequenceNonce(baseNonce, chunk++), NO_AAD, plain, out);
  }

  /**
   * Passes over chunks that were sealed, and neither opens nor checks them.
   *
   * @param chunks how many, 0 or more
   * @throws RefusedException if no message has so many
   */
  public void skip(long chunks) throws RefusedException {
    if (chunks > MAX_CHUNKS - chunk) {
      throw new RefusedException("Cobblestone message of " + chunk + " chunks");
    }
    chunk += chunks;
  }

  /**
   * Opens the next chunk.
   *
   * @param sealed begins with the chunk
   * @param sealedBytes its size
   * @return the plaintext; the caller checks that only the last one is shorter than a chunk
   * @throws RefusedException if it is not the chunk that was sealed in this place
   */
  public byte[] open(byte[] sealed, int sealedBytes) throws RefusedException {
    if (chunk >= MAX_CHUNKS) {
      throw new RefusedException("Cobblestone message of " + chunk + " chunks");
    }
    return cipher.open(AesGcm.sequenceNonce(baseNonce, chunk++), NO_AAD, sealed, sealedBytes);
  }
}
