package social.kith.crypto;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.internal.Digests;

/** Names a weekly key: the first 8 bytes of SHA-256 of its public key. Immutable; any thread. */
public final class WeeklyKeyId {
  /** Size of an id. */
  public static final int SIZE_BYTES = 8;

  private final byte[] bytes;

  private WeeklyKeyId(byte[] owned) {
    this.bytes = owned;
  }

  /**
   * An id from its bytes.
   *
   * @param bytes 8 bytes, copied
   * @throws IllegalArgumentException if these are not 8 bytes
   */
  public static WeeklyKeyId of(byte[] bytes) {
    if (bytes.length != SIZE_BYTES) {
      throw new IllegalArgumentException("weekly key id of " + bytes.length + " bytes");
    }
    return new WeeklyKeyId(bytes.clone());
  }

  static WeeklyKeyId ofPublicKey(byte[] publicKey) {
    return new WeeklyKeyId(Arrays.copyOf(Digests.sha256(publicKey), SIZE_BYTES));
  }

  /**
   * The bytes.
   *
   * @return a copy
   */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WeeklyKeyId id && Arrays.equals(bytes, id.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** In hexadecimal. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
