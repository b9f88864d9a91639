package social.kith.crypto;

import java.util.Arrays;
import social.kith.crypto.internal.Hkdf;

/**
 * Names for people that tell nothing: under one storage key a person always has the same name, so
 * that they can be looked up, and without it nobody can tell whose name it is. Any thread; closing
 * while another thread uses it is the caller's bug.
 */
public final class Pseudonyms implements AutoCloseable {
  /** Size of a name. */
  public static final int SIZE_BYTES = 32;

  private final byte[] key;
  private volatile boolean closed;

  /**
   * @param storageKey borrowed, not kept: the key of the names is derived from it
   */
  public Pseudonyms(Secret storageKey) {
    try (Secret names = storageKey.derive(Label.STORAGE_NAME)) {
      this.key = names.copyBytes();
    }
  }

  /**
   * A person's name: HKDF-Expand (RFC 5869) of the key, info = contact id.
   *
   * @return a new array of {@value #SIZE_BYTES} bytes
   */
  public byte[] of(ContactId person) {
    if (closed) {
      throw new IllegalStateException("the pseudonyms have been closed");
    }
    return Hkdf.SHA256.expand(key, person.bytes(), SIZE_BYTES);
  }

  /** Wipes the key. Closing again does nothing. */
  @Override
  public void close() {
    closed = true;
    Arrays.fill(key, (byte) 0);
  }
}
