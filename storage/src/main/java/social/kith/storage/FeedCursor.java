package social.kith.storage;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import social.kith.crypto.ItemId;

/**
 * A place in the feed: that of one item, whether or not it is still there.
 *
 * @param sortMs the item's sort time, in milliseconds since 1970
 * @param id the item, which orders those of the same time
 */
public record FeedCursor(long sortMs, ItemId id) {
  private static final int ID_BYTES = 32;
  private static final int ENCODED_CHARS = 54;

  /** The place of an item. */
  public static FeedCursor of(Item item) {
    return new FeedCursor(item.sortMs(), item.id());
  }

  /**
   * A cursor from text.
   *
   * @param text any text
   * @return the cursor, or empty if the text is not what {@link #encode} gives
   */
  public static Optional<FeedCursor> parse(String text) {
    if (text.length() != ENCODED_CHARS) {
      return Optional.empty();
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      long sortMs = bytes.getLong();
      byte[] id = new byte[ID_BYTES];
      bytes.get(id);
      FeedCursor cursor = new FeedCursor(sortMs, ItemId.of(id));
      return cursor.encode().equals(text) ? Optional.of(cursor) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * The cursor as text, which means nothing to others.
   *
   * @return 54 characters of base64url without padding
   */
  public String encode() {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + ID_BYTES);
    bytes.putLong(sortMs).put(id.bytes());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }
}
