package social.kith.storage;

import java.time.Instant;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;

/**
 * Something signed: a post, or whatever else is delivered in a numbered sequence.
 *
 * @param id hash of the payload
 * @param author who signed it
 * @param kind what it is, as the protocol numbers kinds
 * @param createdAt when the author says it was made, to the millisecond
 * @param receivedAt when it came here, to the millisecond
 * @param signed the whole signed object; shared, not copied: nobody changes it
 */
public record Item(
    ItemId id, ContactId author, int kind, Instant createdAt, Instant receivedAt, byte[] signed) {

  /** The same item, known by now to be of another kind. */
  public Item withKind(int other) {
    return new Item(id, author, other, createdAt, receivedAt, signed);
  }

  /** Where it stands in the feed: nobody can put an item into the future. */
  long sortMs() {
    return Math.min(createdAt.toEpochMilli(), receivedAt.toEpochMilli());
  }

  /** Shows no content. */
  @Override
  public String toString() {
    return "Item[" + id.shortHex() + "]";
  }
}
