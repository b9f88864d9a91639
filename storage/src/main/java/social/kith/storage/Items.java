package social.kith.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import social.kith.crypto.BlobId;
import social.kith.crypto.ColumnCipher;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;

/** Posts and whatever else is signed and delivered. The signed objects are sealed. */
public final class Items {
  private static final String SELECT =
      "SELECT item_id, author, kind, created_at, received_at, signed FROM items";

  private final Database database;
  private final Columns columns;

  Items(Database database, ColumnCipher cipher) {
    this.database = database;
    this.columns = new Columns(cipher, "items");
  }

  /**
   * Adds an item.
   *
   * @param audience who it is shared with; empty for others' items
   * @param blobs photos that belong to it
   * @return false if it is there already; then nothing changes
   */
  public boolean insert(Tx tx, Item item, Set<ContactId> audience, List<BlobId> blobs) {
    byte[] id = item.id().bytes();
    int added =
        tx.sql()
            .update(
                "INSERT OR IGNORE INTO items"
                    + " (item_id, author, kind, created_at, received_at, sort_ms, signed)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                id,
                item.author().bytes(),
                item.kind(),
                item.createdAt().toEpochMilli(),
                item.receivedAt().toEpochMilli(),
                item.sortMs(),
                columns.seal("signed", id, item.signed()));
    if (added == 0) {
      return false;
    }
    long row = tx.sql().number("SELECT last_insert_rowid()").orElseThrow();
    for (ContactId contact : audience) {
      tx.sql()
          .update("INSERT INTO audience (item, contact_id) VALUES (?, ?)", row, contact.bytes());
    }
    for (BlobId blob : blobs) {
      tx.sql().update("INSERT INTO item_blobs (blob_id, item) VALUES (?, ?)", blob.bytes(), row);
    }
    return true;
  }

  /** One item. */
  public Optional<Item> find(ItemId id) {
    return database.read(sql -> sql.first(this::read, SELECT + " WHERE item_id = ?", id.bytes()));
  }

  /** Who an own item is shared with. */
  public Set<ContactId> audience(ItemId id) {
    return database.read(
        sql ->
            new HashSet<>(
                sql.list(
                    row -> ContactId.of(row.getBytes(1)),
                    "SELECT contact_id FROM audience JOIN items ON items.id = audience.item"
                        + " WHERE item_id = ?",
                    id.bytes())));
  }

  /** Items before a place, newest first; from the newest if there is no place. */
  public List<Item> before(Optional<FeedCursor> cursor, int limit) {
    long sortMs = cursor.map(FeedCursor::sortMs).orElse(Long.MAX_VALUE);
    byte[] id = cursor.map(c -> c.id().bytes()).orElse(new byte[0]);
    return database.read(
        sql ->
            sql.list(
                this::read,
                SELECT
                    + " WHERE (sort_ms, item_id) < (?, ?)"
                    + " ORDER BY sort_ms DESC, item_id DESC LIMIT ?",
                sortMs,
                id,
                limit));
  }

  /** The items just after a place, newest first. */
  public List<Item> after(FeedCursor cursor, int limit) {
    List<Item> items =
        new ArrayList<>(
            database.read(
                sql ->
                    sql.list(
                        this::read,
                        SELECT
                            + " WHERE (sort_ms, item_id) > (?, ?)"
                            + " ORDER BY sort_ms, item_id LIMIT ?",
                        cursor.sortMs(),
                        cursor.id().bytes(),
                        limit)));
    Collections.reverse(items);
    return items;
  }

  /** The item that a photo belongs to. */
  public Optional<ItemId> ofBlob(BlobId blob) {
    return database.read(
        sql ->
            sql.first(
                row -> ItemId.of(row.getBytes(1)),
                "SELECT item_id FROM item_blobs JOIN items ON items.id = item_blobs.item"
                    + " WHERE blob_id = ?",
                blob.bytes()));
  }

  /** How many items there are. */
  public long count() {
    return database.read(sql -> sql.number("SELECT count(*) FROM items").orElse(0));
  }

  private Item read(ResultSet row) throws SQLException {
    byte[] id = row.getBytes("item_id");
    return new Item(
        ItemId.of(id),
        ContactId.of(row.getBytes("author")),
        row.getInt("kind"),
        Columns.time(row, "created_at"),
        Columns.time(row, "received_at"),
        columns.open(row, "signed", id));
  }
}
