package social.kith.crypto;

import java.util.HexFormat;
import java.util.Optional;
import social.kith.crypto.internal.Digests;

/**
 * What an item is known by: SHA-256 of its payload, never of the signature.
 *
 * <p>Immutable; any thread. Ordered as unsigned bytes.
 */
public final class ItemId extends HashId implements Comparable<ItemId> {

  private ItemId(byte[] bytes) {
    super(bytes);
  }

  /**
   * An id from its bytes.
   *
   * @param bytes 32 bytes, copied
   * @return the id
   * @throws IllegalArgumentException if these are not 32 bytes
   */
  public static ItemId of(byte[] bytes) {
    return new ItemId(bytes);
  }

  /**
   * An id from text.
   *
   * @param text any text
   * @return the id, or empty if the text is not 64 hexadecimal characters
   */
  public static Optional<ItemId> parseHex(String text) {
    return isHex(text) ? Optional.of(of(HexFormat.of().parseHex(text))) : Optional.empty();
  }

  /**
   * The id of an item.
   *
   * @param payload what was signed, borrowed
   * @return its id
   */
  public static ItemId ofPayload(byte[] payload) {
    return of(Digests.sha256(payload));
  }

  @Override
  public int compareTo(ItemId other) {
    return compareBytes(other);
  }
}
