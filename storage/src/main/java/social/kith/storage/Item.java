package social.kith.storage;

import java.time.Instant;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;

/**
 * Something signed that is delivered in a numbered sequence, such as a post.
 *
 * @param id names it
 * @param author who signed it
 * @param kind what it is; the feed knows the numbers
 * @param createdAt by the author's clock
 * @param receivedAt when it came here
 * @param signed the whole signed object; not copied
 */
public record Item(
    ItemId id, ContactId author, int kind, Instant createdAt, Instant receivedAt, byte[] signed) {

  /** Where it stands in the feed: never in the future of when it came. */
  long sortMs() {
    return Math.min(createdAt.toEpochMilli(), receivedAt.toEpochMilli());
  }

  /** Shows no content. */
  @Override
  public String toString() {
    return "Item[" + id.shortHex() + "]";
  }
}
