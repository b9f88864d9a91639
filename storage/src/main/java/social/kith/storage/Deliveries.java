package social.kith.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import social.kith.crypto.BlobId;
import social.kith.crypto.ColumnCipher;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;
import social.kith.storage.internal.Row;

/**
 * What goes to whom: for each contact one sequence of items, numbered 1, 2, 3, …, and how far each
 * has got; and the highest number held of each contact's own sequence. Any thread. Every method
 * throws {@link StoreException} if the database fails.
 */
public final class Deliveries {
  private static final String CONTACT_NO = "(SELECT no FROM contact WHERE id = ?)";
  private static final String ITEM_NO = "(SELECT no FROM item WHERE id = ?)";

  private final Reads reads;
  private final People people;
  private final SealedColumn signed;

  Deliveries(Reads reads, ColumnCipher cipher, People people) {
    this.reads = reads;
    this.people = people;
    this.signed = new SealedColumn(cipher, "item", "signed");
  }

  /**
   * Gives an item the next number of a contact's sequence.
   *
   * @param tx the transaction
   * @param contact to whom
   * @param item an item that is stored
   * @param at when
   * @return the number; the one it has, if it was queued for this contact before
   * @throws IllegalArgumentException if the contact or the item is not here
   */
  public long queue(Tx tx, ContactId contact, ItemId item, Instant at) {
    Optional<Long> earlier =
        tx.find(
            "SELECT seq FROM delivery WHERE item = " + ITEM_NO + " AND contact = " + CONTACT_NO,
            row -> row.number(1),
            item.bytes(),
            people.name(contact));
    if (earlier.isPresent()) {
      return earlier.get();
    }
    long seq =
        tx.find(
                "UPDATE contact SET last_given_seq = last_given_seq + 1 WHERE id = ?"
                    + " RETURNING last_given_seq",
                row -> row.number(1),
                people.name(contact))
            .orElseThrow(() -> new IllegalArgumentException("no contact " + contact));
    int inserted =
        tx.update(
            """
            INSERT INTO delivery (contact, seq, item, queued_ms, is_change, missing_blobs)
            SELECT contact.no, ?, item.no, ?, item.kind IN (2, 3),
              (SELECT count(*) FROM item_blob WHERE item = item.no AND blob NOT IN
                (SELECT blob FROM blob_receipt WHERE contact = contact.no))
            FROM contact, item WHERE contact.id = ? AND item.id = ?""",
            seq,
            at.toEpochMilli(),
            people.name(contact),
            item.bytes());
    if (inserted == 0) {
      throw new IllegalArgumentException("no item " + item);
    }
    return seq;
  }

  /**
   * The items after a number; in place of one that was taken back, its retraction.
   *
   * @param contact to whom
   * @param seq the first one has a higher number than this
   * @param limit how many at most
   * @return in the order of their numbers
   */
  public List<Outgoing> after(ContactId contact, long seq, int limit) {
    return reads.list(
        "SELECT delivery.seq, sent.id, sent.signed"
            + " FROM delivery JOIN item ON item.no = delivery.item"
            + " JOIN item AS sent ON sent.no = coalesce(item.retracted_by, item.no)"
            + " WHERE delivery.contact = "
            + CONTACT_NO
            + " AND delivery.seq > ? ORDER BY delivery.seq LIMIT ?",
        this::readOutgoing,
        people.name(contact),
        seq,
        limit);
  }

  /** Marks what waits up to a number as sent; the time it was sent first stays. */
  public void sent(Tx tx, ContactId contact, long upToSeq, Instant at) {
    tx.update(
        "UPDATE delivery SET sent_ms = ? WHERE contact = "
            + CONTACT_NO
            + " AND seq <= ? AND stored_ms IS NULL AND sent_ms IS NULL",
        at.toEpochMilli(),
        people.name(contact),
        upToSeq);
  }

  /**
   * Marks everything up to a number as being on the contact's disk.
   *
   * @return the items newly marked, in the order of their numbers
   */
  public List<ItemId> stored(Tx tx, ContactId contact, long upToSeq, Instant at) {
    String which = " WHERE contact = " + CONTACT_NO + " AND seq <= ? AND stored_ms IS NULL";
    List<ItemId> items =
        tx.list(
            "SELECT (SELECT id FROM item WHERE no = delivery.item) FROM delivery"
                + which
                + " ORDER BY seq",
            row -> ItemId.of(row.bytes(1)),
            people.name(contact),
            upToSeq);
    if (!items.isEmpty()) {
      tx.update(
          "UPDATE delivery SET stored_ms = ?" + which,
          at.toEpochMilli(),
          people.name(contact),
          upToSeq);
    }
    return items;
  }

  /**
   * Takes a contact's word of what they hold. Until they gave it, the numbers of what was queued
   * for them since the contact was new here, or was put back from a backup, may be those of things
   * they hold from before: these items get the numbers above, in the same order, and wait to be
   * sent. So does what they are not known to have, where they hold more than was ever given here,
   * as after an old copy of the file was put back. Nothing happens otherwise.
   *
   * @param tx the transaction
   * @param contact whose word it is
   * @param heldSeq the highest number on their disk
   */
  public void settle(Tx tx, ContactId contact, long heldSeq) {
    Settling.of(tx, people.name(contact)).ifPresent(settling -> settling.run(heldSeq));
  }

  /** Lets all numbers given from now on wait for each contact's word: see {@link #settle}. */
  public void unsettle(Tx tx) {
    tx.update("UPDATE contact SET settled_seq = last_given_seq WHERE settled_seq IS NULL");
  }

  /** The last number that was given for a contact; 0 if none was, or there is no such contact. */
  public long lastSeq(ContactId contact) {
    return contactNumber("SELECT last_given_seq FROM contact WHERE id = ?", contact);
  }

  /** How many items a contact is not known to have on their disk. */
  public long waiting(ContactId contact) {
    return contactNumber(
        "SELECT count(*) FROM delivery WHERE contact = " + CONTACT_NO + " AND stored_ms IS NULL",
        contact);
  }

  /** Whether a blob belongs to an item that was queued for a contact. */
  public boolean mayRead(ContactId contact, BlobId blob) {
    return reads
        .find(
            "SELECT 1 FROM item_blob JOIN delivery ON delivery.item = item_blob.item"
                + " WHERE item_blob.blob = ? AND delivery.contact = "
                + CONTACT_NO
                + " LIMIT 1",
            row -> row.number(1),
            blob.bytes(),
            people.name(contact))
        .isPresent();
  }

  /**
   * Keeps a contact's word that a blob is whole on their disk.
   *
   * @return false if that was known, or the contact is not here
   */
  public boolean blobStored(Tx tx, ContactId contact, BlobId blob, Instant at) {
    int inserted =
        tx.update(
            "INSERT OR IGNORE INTO blob_receipt (contact, blob, stored_ms)"
                + " SELECT no, ?, ? FROM contact WHERE id = ?",
            blob.bytes(),
            at.toEpochMilli(),
            people.name(contact));
    if (inserted > 0) {
      tx.update(
          "UPDATE delivery SET missing_blobs = missing_blobs - 1 WHERE contact = "
              + CONTACT_NO
              + " AND item IN (SELECT item FROM item_blob WHERE blob = ?)",
          people.name(contact),
          blob.bytes());
    }
    return inserted > 0;
  }

  /**
   * Blobs, not known to be on a contact's disk, of items that are.
   *
   * @param limit how many at most
   * @return those of the newest items first
   */
  public List<BlobId> unconfirmedBlobs(ContactId contact, int limit) {
    return reads.list(
        """
        SELECT item_blob.blob FROM delivery JOIN item_blob ON item_blob.item = delivery.item
        WHERE delivery.contact = (SELECT no FROM contact WHERE id = ?)
          AND delivery.missing_blobs > 0 AND delivery.stored_ms IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM blob_receipt
            WHERE blob_receipt.contact = delivery.contact AND blob_receipt.blob = item_blob.blob)
        ORDER BY delivery.seq DESC LIMIT ?""",
        row -> BlobId.of(row.bytes(1)),
        people.name(contact),
        limit);
  }

  /** The highest number held of a contact's own sequence; 0 if none is. */
  public long inboundHighest(ContactId contact) {
    return contactNumber("SELECT last_held_seq FROM contact WHERE id = ?", contact);
  }

  /**
   * Keeps that a contact's items are held up to a number. Nothing happens if it is lower than
   * before, or the contact is not here.
   *
   * @param after up to which number they have to be held already
   * @throws IllegalStateException if they are not
   */
  public void inboundAdvance(Tx tx, ContactId contact, long after, long seq) {
    byte[] name = people.name(contact);
    long held =
        tx.find("SELECT last_held_seq FROM contact WHERE id = ?", row -> row.number(1), name)
            .orElse(after);
    if (held < after) {
      throw new IllegalStateException("items after " + after + ", where " + held + " are held");
    }
    tx.update("UPDATE contact SET last_held_seq = max(last_held_seq, ?) WHERE id = ?", seq, name);
  }

  private long contactNumber(String query, ContactId contact) {
    return reads.find(query, row -> row.number(1), people.name(contact)).orElse(0L);
  }

  private Outgoing readOutgoing(Row row) {
    byte[] id = row.bytes(2);
    return new Outgoing(row.number(1), ItemId.of(id), signed.open(id, row.bytes(3)));
  }
}
