package social.kith.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import social.kith.crypto.BlobId;
import social.kith.crypto.ColumnCipher;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;

/**
 * What goes to whom and how far it is: for each contact one sequence of items, numbered 1, 2, 3 …
 * without gaps, and the highest number held from them.
 */
public final class Deliveries {
  private final Database database;
  private final Columns itemColumns;

  Deliveries(Database database, ColumnCipher cipher) {
    this.database = database;
    this.itemColumns = new Columns(cipher, "items");
  }

  /**
   * Gives an item the next number for a contact.
   *
   * @return its number, also if it had one before
   * @throws IllegalArgumentException if there is no such contact or item
   */
  public long queue(Tx tx, ContactId contact, ItemId item, Instant now) {
    long row =
        tx.sql()
            .number("SELECT id FROM items WHERE item_id = ?", item.bytes())
            .orElseThrow(() -> new IllegalArgumentException("no such item"));
    OptionalLong queued =
        tx.sql()
            .number(
                "SELECT seq FROM deliveries WHERE item = ? AND contact_id = ?",
                row,
                contact.bytes());
    if (queued.isPresent()) {
      return queued.getAsLong();
    }
    int changed =
        tx.sql()
            .update(
                "UPDATE contacts SET last_seq = last_seq + 1 WHERE contact_id = ?",
                contact.bytes());
    if (changed == 0) {
      throw new IllegalArgumentException("no such contact");
    }
    long seq = lastSeq(tx.sql(), contact);
    tx.sql()
        .update(
            "INSERT INTO deliveries (contact_id, seq, item, queued_at) VALUES (?, ?, ?, ?)",
            contact.bytes(),
            seq,
            row,
            now.toEpochMilli());
    return seq;
  }

  /** What comes after a number, in order. */
  public List<Outgoing> after(ContactId contact, long seq, int limit) {
    return database.read(
        sql ->
            sql.list(
                this::readOutgoing,
                "SELECT seq, item_id, signed FROM deliveries JOIN items ON items.id = item"
                    + " WHERE contact_id = ? AND seq > ? ORDER BY seq LIMIT ?",
                contact.bytes(),
                seq,
                limit));
  }

  private Outgoing readOutgoing(ResultSet row) throws SQLException {
    byte[] id = row.getBytes("item_id");
    return new Outgoing(row.getLong("seq"), ItemId.of(id), itemColumns.open(row, "signed", id));
  }

  /** All up to a number was handed to the link. */
  public void sent(Tx tx, ContactId contact, long upTo, Instant now) {
    tx.sql()
        .update(
            "UPDATE deliveries SET sent_at = ?"
                + " WHERE contact_id = ? AND seq <= ? AND stored_at IS NULL",
            now.toEpochMilli(),
            contact.bytes(),
            upTo);
  }

  /**
   * All up to a number is on the contact's disk.
   *
   * @return the items of which this is new
   */
  public List<ItemId> stored(Tx tx, ContactId contact, long upTo, Instant now) {
    List<ItemId> fresh =
        tx.sql()
            .list(
                row -> ItemId.of(row.getBytes(1)),
                "SELECT item_id FROM deliveries JOIN items ON items.id = item"
                    + " WHERE contact_id = ? AND seq <= ? AND stored_at IS NULL ORDER BY seq",
                contact.bytes(),
                upTo);
    if (!fresh.isEmpty()) {
      tx.sql()
          .update(
              "UPDATE deliveries SET stored_at = ?"
                  + " WHERE contact_id = ? AND seq <= ? AND stored_at IS NULL",
              now.toEpochMilli(),
              contact.bytes(),
              upTo);
    }
    return fresh;
  }

  /** How far an item is with each of its audience. */
  public List<Delivery> ofItem(ItemId item) {
    return database.read(
        sql ->
            sql.list(
                row -> readDelivery(row, item),
                "SELECT contact_id, seq, queued_at, sent_at, stored_at,"
                    + " (SELECT count(*) FROM item_blobs b WHERE b.item = d.item) AS total,"
                    + " (SELECT count(*) FROM item_blobs b JOIN blob_deliveries s"
                    + "  ON s.blob_id = b.blob_id AND s.contact_id = d.contact_id"
                    + "  WHERE b.item = d.item) AS stored"
                    + " FROM deliveries d JOIN items ON items.id = d.item WHERE item_id = ?",
                item.bytes()));
  }

  private static Delivery readDelivery(ResultSet row, ItemId item) throws SQLException {
    Optional<Instant> sentAt = Columns.optionalTime(row, "sent_at");
    Optional<Instant> storedAt = Columns.optionalTime(row, "stored_at");
    DeliveryState state = sentAt.isPresent() ? DeliveryState.SENT : DeliveryState.QUEUED;
    return new Delivery(
        ContactId.of(row.getBytes("contact_id")),
        item,
        row.getLong("seq"),
        storedAt.isPresent() ? DeliveryState.STORED : state,
        Columns.time(row, "queued_at"),
        sentAt,
        storedAt,
        row.getInt("stored"),
        row.getInt("total"));
  }

  /** The highest number given for a contact; 0 if none. */
  public long lastSeq(ContactId contact) {
    return database.read(sql -> lastSeq(sql, contact));
  }

  private static long lastSeq(Sql sql, ContactId contact) {
    return sql.number("SELECT last_seq FROM contacts WHERE contact_id = ?", contact.bytes())
        .orElse(0);
  }

  /** The next number for a contact is above this one: they hold it though we never gave it. */
  public void raise(Tx tx, ContactId contact, long seq) {
    tx.sql()
        .update(
            "UPDATE contacts SET last_seq = max(last_seq, ?) WHERE contact_id = ?",
            seq,
            contact.bytes());
  }

  /** How many items for a contact are not on their disk. */
  public long waiting(ContactId contact) {
    return database.read(
        sql ->
            sql.number(
                    "SELECT count(*) FROM deliveries WHERE contact_id = ? AND stored_at IS NULL",
                    contact.bytes())
                .orElse(0));
  }

  /** Whether a photo belongs to an item that was shared with a contact. */
  public boolean mayRead(ContactId contact, BlobId blob) {
    return database.read(
        sql ->
            sql.number(
                    "SELECT 1 FROM item_blobs b JOIN deliveries d"
                        + " ON d.item = b.item AND d.contact_id = ? WHERE b.blob_id = ?",
                    contact.bytes(),
                    blob.bytes())
                .isPresent());
  }

  /**
   * A photo is whole on a contact's disk.
   *
   * @return false if that was known
   */
  public boolean blobStored(Tx tx, ContactId contact, BlobId blob, Instant now) {
    return tx.sql()
            .update(
                "INSERT OR IGNORE INTO blob_deliveries (contact_id, blob_id, stored_at)"
                    + " VALUES (?, ?, ?)",
                contact.bytes(),
                blob.bytes(),
                now.toEpochMilli())
        > 0;
  }

  /** Photos of items on a contact's disk that are not known to be there too, newest first. */
  public List<BlobId> unconfirmedBlobs(ContactId contact, int limit) {
    return database.read(
        sql ->
            sql.list(
                row -> BlobId.of(row.getBytes(1)),
                "SELECT b.blob_id FROM deliveries d JOIN item_blobs b ON b.item = d.item"
                    + " WHERE d.contact_id = ? AND d.stored_at IS NOT NULL AND NOT EXISTS"
                    + " (SELECT 1 FROM blob_deliveries s"
                    + "  WHERE s.contact_id = d.contact_id AND s.blob_id = b.blob_id)"
                    + " ORDER BY d.seq DESC LIMIT ?",
                contact.bytes(),
                limit));
  }

  /** The highest number held from a contact; 0 if none. */
  public long inboundHighest(ContactId contact) {
    return database.read(
        sql ->
            sql.number("SELECT inbound FROM contacts WHERE contact_id = ?", contact.bytes())
                .orElse(0));
  }

  /** All up to a number is held from a contact. */
  public void inboundAdvance(Tx tx, ContactId contact, long seq) {
    tx.sql()
        .update(
            "UPDATE contacts SET inbound = max(inbound, ?) WHERE contact_id = ?",
            seq,
            contact.bytes());
  }
}
