package social.kith.storage;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;

/**
 * Posts of contacts that this person has seen, as far as their authors are to hear of it. Any
 * thread. Every method throws {@link StoreException} if the database fails.
 */
public final class SeenPosts {
  private final Reads reads;
  private final People people;

  SeenPosts(Reads reads, People people) {
    this.reads = reads;
    this.people = people;
  }

  /**
   * A post and when it was seen.
   *
   * @param at to the millisecond
   */
  public record Seen(ItemId post, Instant at) {}

  /**
   * Keeps that a post was seen, to be told to its author.
   *
   * @param author a contact; nothing happens if they are not
   * @return false if that was known, or one of them is not here
   */
  public boolean add(Tx tx, ContactId author, ItemId post, Instant at) {
    return tx.update(
            "INSERT OR IGNORE INTO seen (item, contact, seen_ms)"
                + " SELECT item.no, contact.no, ? FROM item, contact"
                + " WHERE item.id = ? AND item.kind < 2 AND contact.id = ?",
            at.toEpochMilli(),
            post.bytes(),
            people.name(author))
        > 0;
  }

  /** What an author has not confirmed to have heard, the oldest first. */
  public List<Seen> untold(ContactId author, int limit) {
    return reads.list(
        "SELECT item.id, seen.seen_ms FROM seen JOIN item ON item.no = seen.item"
            + " WHERE seen.contact = (SELECT no FROM contact WHERE id = ?) AND seen.told = 0"
            + " ORDER BY seen.item LIMIT ?",
        row -> new Seen(ItemId.of(row.bytes(1)), Instant.ofEpochMilli(row.number(2))),
        people.name(author),
        limit);
  }

  /** An author has heard of these. */
  public void told(Tx tx, ContactId author, Collection<ItemId> posts) {
    for (ItemId post : posts) {
      tx.update(
          "UPDATE seen SET told = 1 WHERE item = (SELECT no FROM item WHERE id = ?)"
              + " AND contact = (SELECT no FROM contact WHERE id = ?)",
          post.bytes(),
          people.name(author));
    }
  }

  /** Forgets what nobody has heard of: it is not to be told. */
  public void forgetUntold(Tx tx) {
    tx.update("DELETE FROM seen WHERE told = 0");
  }
}
