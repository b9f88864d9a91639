package social.kith.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;

/**
 * What this person keeps of posts and their authors for themselves: what they have not read, what
 * is pinned, who is muted. Any thread. Every method throws {@link StoreException} if the database
 * fails.
 */
public final class Marks {
  private static final String ITEM_NO = "(SELECT no FROM item WHERE id = ?)";
  private static final String IDS_OF =
      " name = ?2 OR name IN (SELECT former_id.id FROM former_id"
          + " JOIN contact ON contact.no = former_id.contact WHERE contact.id = ?2)";

  private final Reads reads;
  private final People people;
  private final Notices notices;

  Marks(Reads reads, People people, Items items) {
    this.reads = reads;
    this.people = people;
    this.notices = new Notices(reads, people, items);
  }

  /** What this person is told of. */
  public Notices notices() {
    return notices;
  }

  /** A post has come and is not read, unless its author is muted. */
  public void arrived(Tx tx, ItemId post) {
    tx.update(
        "INSERT OR IGNORE INTO unread (item) SELECT item.no FROM item"
            + " JOIN author ON author.no = item.author_no"
            + " WHERE item.id = ? AND item.kind < 2 AND muted_ms IS NULL",
        post.bytes());
  }

  /** Posts were read; those that were read before are passed over. */
  public void read(Tx tx, List<ItemId> posts) {
    posts.forEach(post -> tx.update("DELETE FROM unread WHERE item = " + ITEM_NO, post.bytes()));
  }

  /** All posts were read. */
  public void readAll(Tx tx) {
    tx.update("DELETE FROM unread");
  }

  /** Whether a post is not read. */
  public boolean isUnread(ItemId post) {
    return reads
        .find("SELECT 1 FROM unread WHERE item = " + ITEM_NO, row -> row.number(1), post.bytes())
        .isPresent();
  }

  /** How many posts are not read. */
  public long countUnread() {
    return reads.number("SELECT count(*) FROM unread");
  }

  /** Pins a post. Nothing happens if it is not here, or is pinned. */
  public void pin(Tx tx, ItemId post, Instant at) {
    tx.update(
        "INSERT OR IGNORE INTO pin (item, pinned_ms) SELECT no, ? FROM item WHERE id = ? AND kind < 2",
        at.toEpochMilli(),
        post.bytes());
  }

  /** Takes that back. */
  public void unpin(Tx tx, ItemId post) {
    tx.update("DELETE FROM pin WHERE item = " + ITEM_NO, post.bytes());
  }

  /** When a post was pinned, if it is. */
  public Optional<Instant> pinnedAt(ItemId post) {
    return reads.find(
        "SELECT pinned_ms FROM pin WHERE item = " + ITEM_NO,
        row -> Instant.ofEpochMilli(row.number(1)),
        post.bytes());
  }

  /** The pinned posts, what was pinned last first. */
  public List<ItemId> pinned() {
    return reads.list(
        "SELECT item.id FROM pin JOIN item ON item.no = pin.item ORDER BY pinned_ms DESC, item.no",
        row -> ItemId.of(row.bytes(1)));
  }

  /**
   * Mutes somebody under all ids that they had, or no longer; what of theirs is not read counts as
   * read then.
   *
   * @param at when; empty if they are heard again
   */
  public void mute(Tx tx, ContactId person, Optional<Instant> at) {
    byte[] name = people.name(person);
    tx.update("INSERT OR IGNORE INTO author (name) VALUES (?)", name);
    tx.update(
        "UPDATE author SET muted_ms = ?1 WHERE" + IDS_OF,
        at.map(Instant::toEpochMilli).orElse(null),
        name);
    tx.update(
        "DELETE FROM unread WHERE item IN (SELECT item.no FROM item JOIN author"
            + " ON author.no = item.author_no WHERE muted_ms IS NOT NULL)");
  }

  /** When somebody was muted, if they are. */
  public Optional<Instant> mutedAt(ContactId person) {
    return reads.find(
        "SELECT muted_ms FROM author WHERE name = ? AND muted_ms IS NOT NULL",
        row -> Instant.ofEpochMilli(row.number(1)),
        people.name(person));
  }
}
