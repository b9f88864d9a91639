package social.kith.storage;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import social.kith.crypto.ItemId;

/**
 * A place in the feed.
 *
 * @param sortMs time of the item there
 * @param id the item there
 */
public record FeedCursor(long sortMs, ItemId id) {
  private static final int BYTES = 8 + 32;

  /** The place of an item. */
  public static FeedCursor of(Item item) {
    return new FeedCursor(item.sortMs(), item.id());
  }

  /** As text that says nothing to anybody else. */
  public String encode() {
    byte[] bytes = ByteBuffer.allocate(BYTES).putLong(sortMs).put(id.bytes()).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Reads what {@link #encode} gave. */
  public static Optional<FeedCursor> parse(String text) {
    try {
      ByteBuffer in = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      if (in.remaining() != BYTES) {
        return Optional.empty();
      }
      long sortMs = in.getLong();
      byte[] id = new byte[32];
      in.get(id);
      return Optional.of(new FeedCursor(sortMs, ItemId.of(id)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
