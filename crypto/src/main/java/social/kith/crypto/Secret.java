package social.kith.crypto;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.internal.Bytes;
import social.kith.crypto.internal.Hkdf;

/**
 * 32 secret bytes. Wiped when closed, compared in constant time, printed never. Whoever has it
 * closes it; after that every use throws {@link IllegalStateException}. May be read by many
 * threads; closing while another thread uses it is the caller's bug.
 */
public final class Secret implements AutoCloseable {
  /** Size of every secret. */
  public static final int SIZE_BYTES = 32;

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final byte[] NO_SALT = new byte[0];
  private static final byte[] SEPARATOR = new byte[1];

  private final byte[] bytes;
  private volatile boolean closed;

  private Secret(byte[] owned) {
    this.bytes = owned;
  }

  /**
   * A new secret from the system's random source.
   *
   * @return owned by the caller
   */
  public static Secret random() {
    byte[] bytes = new byte[SIZE_BYTES];
    RANDOM.nextBytes(bytes);
    return new Secret(bytes);
  }

  /**
   * A secret of given bytes.
   *
   * @param bytes 32 bytes, copied: wiping the original stays with the caller
   * @return owned by the caller
   * @throws IllegalArgumentException if these are not 32 bytes
   */
  public static Secret of(byte[] bytes) {
    if (bytes.length != SIZE_BYTES) {
      throw new IllegalArgumentException("secret of " + bytes.length + " bytes");
    }
    return new Secret(bytes.clone());
  }

  /**
   * A secret of several parts: HKDF-SHA256 with, as key material, the parts each after its length
   * in 4 bytes (big-endian), and the label as info.
   *
   * @param label what it is for
   * @param parts borrowed; at least one of them secret
   * @return owned by the caller
   */
  public static Secret combine(Label label, byte[]... parts) {
    byte[] joined = Bytes.lengthPrefixed(parts);
    try {
      return new Secret(Hkdf.SHA256.derive(joined, NO_SALT, label.bytes(), SIZE_BYTES));
    } finally {
      Arrays.fill(joined, (byte) 0);
    }
  }

  /** As {@link #combine(Label, byte[]...)}; wipes its copies of the parts. */
  static Secret combine(Label label, Secret... parts) {
    byte[][] copies = Arrays.stream(parts).map(Secret::copyBytes).toArray(byte[][]::new);
    try {
      return combine(label, copies);
    } finally {
      Arrays.stream(copies).forEach(copy -> Arrays.fill(copy, (byte) 0));
    }
  }

  /**
   * A secret for one use of this one: HKDF-SHA256 (RFC 5869) without salt, info = label.
   *
   * @param label the use
   * @return owned by the caller
   */
  public Secret derive(Label label) {
    return expand(label.bytes());
  }

  /**
   * A secret for one use in one context: as {@link #derive(Label)}, info = label ‖ 0x00 ‖ context.
   *
   * @param label the use
   * @param context any bytes, borrowed
   * @return owned by the caller
   */
  public Secret derive(Label label, byte[] context) {
    return expand(Bytes.concat(label.bytes(), SEPARATOR, context));
  }

  /**
   * The bytes.
   *
   * @return a copy of 32 bytes, which the caller wipes
   */
  public byte[] copyBytes() {
    return open().clone();
  }

  /**
   * The same secret once more.
   *
   * @return owned by the caller
   */
  public Secret copy() {
    return new Secret(open().clone());
  }

  /** Wipes the bytes. Closing again does nothing. */
  @Override
  public void close() {
    closed = true;
    Arrays.fill(bytes, (byte) 0);
  }

  /** Compares in constant time. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Secret secret && MessageDigest.isEqual(open(), secret.open());
  }

  /** The same for all secrets, so that it tells nothing: a secret is no key of a hash table. */
  @Override
  public int hashCode() {
    return SIZE_BYTES;
  }

  /** Says only that it is a secret. */
  @Override
  public String toString() {
    return "Secret";
  }

  /**
   * As {@link #derive(Label)}, but any number of bytes. One label is used with one size only: a
   * shorter output is the beginning of a longer one.
   */
  byte[] deriveBytes(Label label, int sizeBytes) {
    return Hkdf.SHA256.derive(open(), NO_SALT, label.bytes(), sizeBytes);
  }

  private Secret expand(byte[] info) {
    return new Secret(Hkdf.SHA256.derive(open(), NO_SALT, info, SIZE_BYTES));
  }

  private byte[] open() {
    if (closed) {
      throw new IllegalStateException("the secret has been closed");
    }
    return bytes;
  }
}
