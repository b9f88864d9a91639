package social.kith.storage;

import java.util.Set;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;
import social.kith.storage.internal.Row;

/** Whose posts are talked about, and who hears it. Any thread. */
final class Hearers {
  private static final String SHARED_WITH =
      "SELECT contact.id, contact.identity_key FROM delivery"
          + " JOIN contact ON contact.no = delivery.contact"
          + " WHERE delivery.item = (SELECT no FROM item WHERE id = ?)";
  private static final String AUDIENCE = SHARED_WITH + " AND contact.blocked_ms IS NULL";

  private final Reads reads;
  private final People people;
  private final SealedColumn author;

  Hearers(Reads reads, People people) {
    this.reads = reads;
    this.people = people;
    this.author = people.column("item", "author");
  }

  /** Whether a post is here, not taken back, and this person's. */
  boolean isHost(Tx tx, ItemId post, ContactId person) {
    return tx.find(
            "SELECT author FROM item WHERE id = ? AND kind = 1 AND retracted_by IS NULL",
            row -> ContactId.of(author.open(post.bytes(), row.bytes(1))),
            post.bytes())
        .filter(person::equals)
        .isPresent();
  }

  /** Whether an own post was queued for a contact. */
  boolean isSharedWith(Tx tx, ItemId post, ContactId contact) {
    return tx.find(
            "SELECT 1 FROM delivery WHERE item = (SELECT no FROM item WHERE id = ?)"
                + " AND contact = (SELECT no FROM contact WHERE id = ?)",
            row -> row.number(1),
            post.bytes(),
            people.name(contact))
        .isPresent();
  }

  /** All contacts for whom an own post was queued. */
  Set<ContactId> sharedWith(Tx tx, ItemId post) {
    return Set.copyOf(tx.list(SHARED_WITH, this::contact, post.bytes()));
  }

  /** How many they are. */
  int reach(ItemId post) {
    return reads.list(SHARED_WITH, this::contact, post.bytes()).size();
  }

  /** Those of them who are not blocked. */
  Set<ContactId> audience(Tx tx, ItemId post) {
    return Set.copyOf(tx.list(AUDIENCE, this::contact, post.bytes()));
  }

  /** The same, of what has been committed. */
  Set<ContactId> audience(ItemId post) {
    return Set.copyOf(reads.list(AUDIENCE, this::contact, post.bytes()));
  }

  /** For whom the item was queued as which a remark is kept. */
  Set<ContactId> holders(Tx tx, Remark remark) {
    return Set.copyOf(
        tx.list(
            "SELECT contact.id, contact.identity_key FROM remark"
                + " JOIN delivery ON delivery.item = remark.item"
                + " JOIN contact ON contact.no = delivery.contact"
                + " WHERE remark.post = ? AND remark.id = ?",
            this::contact,
            remark.post().bytes(),
            remark.place().bytes()));
  }

  private ContactId contact(Row row) {
    return people.openKey(row.bytes(1), row.bytes(2)).contactId();
  }
}
