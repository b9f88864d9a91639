package social.kith.crypto;

import java.util.Arrays;
import java.util.HexFormat;

/** What the three ids have in common: 32 bytes of SHA-256. Immutable; any thread. */
abstract sealed class HashId permits ContactId, ItemId, BlobId {
  /** Size of an id. */
  static final int SIZE_BYTES = 32;

  private static final int SHORT_HEX_CHARS = 8;

  private final byte[] bytes;

  HashId(byte[] bytes) {
    if (bytes.length != SIZE_BYTES) {
      throw new IllegalArgumentException("id of " + bytes.length + " bytes");
    }
    this.bytes = bytes.clone();
  }

  static boolean isHex(String text) {
    return text.length() == 2 * SIZE_BYTES && text.chars().allMatch(HexFormat::isHexDigit);
  }

  /**
   * The id itself.
   *
   * @return a copy, 32 bytes
   */
  public byte[] bytes() {
    return bytes.clone();
  }

  /**
   * The whole id as text.
   *
   * @return 64 lower-case hexadecimal characters
   */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  /**
   * Enough of the id for a log line.
   *
   * @return 8 lower-case hexadecimal characters
   */
  public String shortHex() {
    return HexFormat.of().formatHex(bytes, 0, SHORT_HEX_CHARS / 2);
  }

  int compareBytes(HashId other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof HashId id
        && id.getClass() == getClass()
        && Arrays.equals(bytes, id.bytes);
  }

  @Override
  public final int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** The same as {@link #shortHex()}. */
  @Override
  public final String toString() {
    return shortHex();
  }
}
