package social.kith.storage;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import social.kith.crypto.BlobId;
import social.kith.crypto.ColumnCipher;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;
import social.kith.storage.internal.Row;

/**
 * Signed items, own ones and received ones. Those of kind 0 and 1 are in the feed, others change
 * these. What was signed, by whom and for whom is sealed at rest. Any thread. Every method throws
 * {@link StoreException} if the database fails.
 */
public final class Items {
  /** The most that one page may have. */
  public static final int MAX_PAGE = 1_000;

  /** What {@link #read} reads. */
  static final String COLUMNS = "id, author, kind, created_ms, received_ms, signed";

  private static final String SELECT = "SELECT " + COLUMNS + " FROM item";

  private static final String SELECT_NUMBERED =
      "SELECT "
          + COLUMNS
          + ", no, EXISTS (SELECT 1 FROM item AS edit WHERE edit.about = item.id AND edit.kind = 3"
          + " AND edit.retracted_by IS NULL)"
          + " FROM item";

  private final Reads reads;
  private final People people;
  private final SealedColumn signed;
  private final SealedColumn author;

  Items(Reads reads, ColumnCipher cipher, People people) {
    this.reads = reads;
    this.people = people;
    this.signed = new SealedColumn(cipher, "item", "signed");
    this.author = people.column("item", "author");
  }

  /**
   * Stores an item, once.
   *
   * @param tx the transaction
   * @param item the item; its signature has been verified
   * @param audience whom it was shared with; empty where that is not known
   * @param blobs the photos it refers to
   * @return false if the id is there already, and then nothing changes
   */
  public boolean insert(Tx tx, Item item, Set<ContactId> audience, List<BlobId> blobs) {
    byte[] id = item.id().bytes();
    byte[] name = people.name(item.author());
    tx.update("INSERT OR IGNORE INTO author (name) VALUES (?)", name);
    Optional<Long> no =
        tx.find(
            "INSERT INTO item (id, author, author_no, has_photos, images, kind, created_ms,"
                + " received_ms, sort_ms, signed) VALUES (?, ?, (SELECT no FROM author WHERE name = ?),"
                + " ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING RETURNING no",
            row -> row.number(1),
            id,
            author.seal(id, item.author().bytes()),
            name,
            blobs.isEmpty() ? 0 : 1,
            blobs.size(),
            item.kind(),
            item.createdAt().toEpochMilli(),
            item.receivedAt().toEpochMilli(),
            item.sortMs(),
            signed.seal(id, item.signed()));
    if (no.isEmpty()) {
      return false;
    }
    for (ContactId contact : audience) {
      tx.update(
          "INSERT INTO item_audience (item, contact, person) VALUES (?, ?, ?)",
          no.get(),
          people.name(contact),
          people.seal("item_audience", contact));
    }
    for (BlobId blob : new HashSet<>(blobs)) {
      tx.update("INSERT INTO item_blob (item, blob) VALUES (?, ?)", no.get(), blob.bytes());
    }
    return true;
  }

  /** One item, if it is here. */
  public Optional<Item> find(ItemId id) {
    return reads.find(SELECT + " WHERE id = ?", this::read, id.bytes());
  }

  /** Whom an item was shared with; empty if the item is not here or that is not known. */
  public Set<ContactId> audience(ItemId id) {
    return Set.copyOf(
        reads.list(
            "SELECT contact, person FROM item_audience"
                + " WHERE item = (SELECT no FROM item WHERE id = ?)",
            row -> people.open("item_audience", row.bytes(1), row.bytes(2)),
            id.bytes()));
  }

  /** The highest number of an item; 0 if there is none. */
  public long lastNo() {
    return reads.number("SELECT coalesce(max(no), 0) FROM item");
  }

  /** The item of a number. */
  public Optional<Item> find(long no) {
    return reads.find(SELECT + " WHERE no = ?", this::read, no);
  }

  /**
   * The items of a range of numbers.
   *
   * @param first the lowest number
   * @param last the highest number, at most {@link #MAX_PAGE} items on
   * @return in the order of their numbers
   */
  public List<NumberedItem> numbered(long first, long last) {
    checkLimit(Math.toIntExact(last - first + 1));
    return reads.list(
        SELECT_NUMBERED + " WHERE no BETWEEN ? AND ? ORDER BY no",
        row -> new NumberedItem(row.number(7), read(row), row.number(8) != 0),
        first,
        last);
  }

  /**
   * How large the items of a range of numbers are, in bytes as they were signed.
   *
   * @return in the place of each number, counted from the first; 0 where there is no item
   */
  public long[] signedBytes(long first, long last) {
    long[] sizes = new long[Math.toIntExact(last - first + 1)];
    var unused =
        reads.list(
            "SELECT no, length(signed) FROM item WHERE no BETWEEN ? AND ?",
            row -> sizes[(int) (row.number(1) - first)] = row.number(2),
            first,
            last);
    return sizes;
  }

  /** The post that a photo belongs to; the one that named it first if there are several. */
  public Optional<ItemId> ofBlob(BlobId blob) {
    return reads.find(
        "SELECT item.id FROM item_blob JOIN item ON item.no = item_blob.item"
            + " WHERE item_blob.blob = ? ORDER BY coalesce(item_blob.edit, item.no) LIMIT 1",
        row -> ItemId.of(row.bytes(1)),
        blob.bytes());
  }

  /** The photos of items, from one to another in the order of their bytes, both included. */
  public Set<BlobId> blobs(BlobId first, BlobId last) {
    return Set.copyOf(
        reads.list(
            "SELECT DISTINCT blob FROM item_blob WHERE blob BETWEEN ? AND ?",
            row -> BlobId.of(row.bytes(1)),
            first.bytes(),
            last.bytes()));
  }

  /** All items of a kind, in the order in which they came. */
  public List<Item> ofKind(int kind) {
    return reads.list(SELECT + " WHERE kind = ? ORDER BY no", this::read, kind);
  }

  /** The items of a kind that are about another one and still count, in the order they came. */
  List<Item> about(ItemId item, int kind) {
    return reads.list(
        SELECT + " WHERE about = ? AND kind = ? AND retracted_by IS NULL ORDER BY no",
        this::read,
        item.bytes(),
        kind);
  }

  /** How many items are in the feed. */
  public long count() {
    return reads.number("SELECT count(*) FROM item WHERE kind < 2");
  }

  /** The item of a row of {@link #COLUMNS}. */
  Item read(Row row) {
    byte[] id = row.bytes(1);
    return new Item(
        ItemId.of(id),
        ContactId.of(author.open(id, row.bytes(2))),
        row.smallNumber(3),
        Instant.ofEpochMilli(row.number(4)),
        Instant.ofEpochMilli(row.number(5)),
        signed.open(id, row.bytes(6)));
  }

  private static void checkLimit(int limit) {
    if (limit < 1 || limit > MAX_PAGE) {
      throw new IllegalArgumentException("a page of " + limit);
    }
  }
}
