package social.kith.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;
import social.kith.storage.internal.Row;

/**
 * How far each item has got with each contact, by their word: never better than that. Any thread.
 * Every method throws {@link StoreException} if the database fails.
 */
public final class Ledger {
  private static final String CONTACT_NO = "(SELECT no FROM contact WHERE id = ?)";
  private static final String HELD =
      " WHERE contact = " + CONTACT_NO + " AND seq > ? AND stored_ms IS NOT NULL";
  private static final String HELD_ITEMS = "(SELECT item FROM delivery" + HELD + ")";
  private static final String SELECT =
      """
      SELECT contact.id, delivery.seq, delivery.queued_ms, delivery.sent_ms, delivery.stored_ms,
        delivery.missing_blobs,
        (SELECT count(*) FROM item_blob WHERE item_blob.item = delivery.item),
        contact.identity_key, delivery.seen_ms, retraction.queued_ms, retraction.done_ms
      FROM item JOIN delivery ON delivery.item = item.no
      JOIN contact ON contact.no = delivery.contact
      LEFT JOIN delivery AS retraction
        ON retraction.item = item.retracted_by AND retraction.contact = delivery.contact""";

  private final Reads reads;
  private final People people;

  Ledger(Reads reads, People people) {
    this.reads = reads;
    this.people = people;
  }

  /** How far a post, or what was said about one, has got with each contact it was queued for. */
  public List<Delivery> ofItem(ItemId item) {
    return reads.list(
        SELECT + " WHERE item.id = ? ORDER BY contact.id",
        row -> readDelivery(item, people.openKey(row.bytes(1), row.bytes(8)).contactId(), row),
        item.bytes());
  }

  /** How far a post has got with one contact; empty if it was not queued for them. */
  public Optional<Delivery> find(ItemId item, ContactId contact) {
    return reads.find(
        SELECT + " WHERE item.id = ? AND item.kind < 2 AND contact.id = ?",
        row -> readDelivery(item, contact, row),
        item.bytes(),
        people.name(contact));
  }

  /** The newest posts that were queued for anybody, newest first, taken back or not. */
  public List<ItemId> newest(int limit) {
    return reads.list(
        "SELECT DISTINCT item.no, item.id FROM delivery JOIN item ON item.no = delivery.item"
            + " WHERE item.kind = 1 ORDER BY delivery.item DESC LIMIT ?",
        row -> ItemId.of(row.bytes(2)),
        limit);
  }

  /**
   * Marks changes up to a number as carried out by the contact.
   *
   * @param knownKind the highest kind of items that they know: what is above, they only keep
   * @return the posts that were changed
   */
  public List<ItemId> carriedOut(
      Tx tx, ContactId contact, long upToSeq, int knownKind, Instant at) {
    return tx.list(
        """
        UPDATE delivery SET done_ms = ?
        WHERE contact = (SELECT no FROM contact WHERE id = ?) AND seq <= ?
          AND is_change = 1 AND done_ms IS NULL
          AND (SELECT kind FROM item WHERE no = delivery.item) <= ?
        RETURNING (SELECT about FROM item WHERE no = delivery.item)""",
        row -> ItemId.of(row.bytes(1)),
        at.toEpochMilli(),
        people.name(contact),
        upToSeq,
        knownKind);
  }

  /**
   * Keeps a contact's word that they have seen a post.
   *
   * @param seenAt when, by their clock; kept is a time after it was stored and not in the future
   * @param now by the own clock
   * @return false if that was known, or the post is not known to be on their disk
   */
  public boolean seen(Tx tx, ContactId contact, ItemId post, Instant seenAt, Instant now) {
    return tx.update(
            "UPDATE delivery SET seen_ms = max(stored_ms, min(?, ?)) WHERE contact = "
                + CONTACT_NO
                + " AND item = (SELECT no FROM item WHERE id = ? AND kind < 2)"
                + " AND stored_ms IS NOT NULL AND seen_ms IS NULL",
            seenAt.toEpochMilli(),
            now.toEpochMilli(),
            people.name(contact),
            post.bytes())
        > 0;
  }

  /**
   * Takes back what was known of items above a number, and of their photos: the contact holds no
   * more than that, as after an old copy of their disk was put back.
   *
   * @return the items that they were known to have
   */
  public List<ItemId> lost(Tx tx, ContactId contact, long heldSeq) {
    byte[] name = people.name(contact);
    List<ItemId> items =
        tx.list(
            "SELECT (SELECT id FROM item WHERE no = delivery.item) FROM delivery" + HELD,
            row -> ItemId.of(row.bytes(1)),
            name,
            heldSeq);
    if (!items.isEmpty()) {
      tx.update(
          "DELETE FROM blob_receipt WHERE contact = "
              + CONTACT_NO
              + " AND blob IN (SELECT blob FROM item_blob WHERE item IN "
              + HELD_ITEMS
              + " OR edit IN "
              + HELD_ITEMS
              + ")",
          name,
          name,
          heldSeq,
          name,
          heldSeq);
      recount(tx, name, heldSeq);
      tx.update(
          "UPDATE delivery SET sent_ms = NULL, stored_ms = NULL, seen_ms = NULL, done_ms = NULL,"
              + " missing_blobs = (SELECT count(*) FROM item_blob WHERE item = delivery.item)"
              + HELD,
          name,
          heldSeq);
    }
    return items;
  }

  /** What edits above the number added to posts below it is not known to be there, either. */
  private static void recount(Tx tx, byte[] name, long heldSeq) {
    tx.update(
        "UPDATE delivery SET missing_blobs = "
            + AddedPhotos.MISSING
            + " WHERE contact = "
            + CONTACT_NO
            + " AND item IN (SELECT item FROM item_blob WHERE edit IN "
            + HELD_ITEMS
            + ")",
        name,
        name,
        heldSeq);
  }

  private static Delivery readDelivery(ItemId item, ContactId contact, Row row) {
    Optional<Instant> sentAt = instant(row.findNumber(4));
    Optional<Instant> retractedAt = instant(row.findNumber(10));
    // What was sent in its place since then is the retraction.
    boolean neverSent =
        retractedAt.isPresent() && sentAt.isPresent() && sentAt.get().isAfter(retractedAt.get());
    return new Delivery(
        contact,
        item,
        row.number(2),
        Instant.ofEpochMilli(row.number(3)),
        neverSent ? Optional.empty() : sentAt,
        neverSent ? Optional.empty() : instant(row.findNumber(5)),
        instant(row.findNumber(9)),
        retractedAt,
        instant(row.findNumber(11)),
        row.smallNumber(7) - row.smallNumber(6),
        row.smallNumber(7));
  }

  private static Optional<Instant> instant(OptionalLong ms) {
    return ms.isPresent() ? Optional.of(Instant.ofEpochMilli(ms.getAsLong())) : Optional.empty();
  }
}
