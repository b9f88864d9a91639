package social.kith.storage;

import java.util.List;
import java.util.Optional;
import social.kith.crypto.ItemId;

/**
 * Which replies are kept as which items, by the numbers that these have on this disk. Any thread.
 * Every method throws {@link StoreException} if the database fails.
 */
public final class ReplyItems {
  private final Reads reads;
  private final Items items;

  ReplyItems(Reads reads, Items items) {
    this.reads = reads;
    this.items = items;
  }

  /**
   * The reply that is kept as the item of a number; empty if that is something else, or the reply
   * was taken back or is kept as another one by now.
   */
  public Optional<Remarks.Kept> find(long no) {
    return reads.find(
        "SELECT item.id, item.author, item.kind, item.created_ms, item.received_ms, item.signed,"
            + " remark.id FROM remark JOIN item ON item.no = remark.item"
            + " WHERE remark.item = ? AND remark.kind = 4",
        row -> new Remarks.Kept(ItemId.of(row.bytes(7)), items.read(row)),
        no);
  }

  /** The numbers of a post and of what the replies to it are kept as, the highest first. */
  public List<Long> numbers(ItemId post) {
    return reads.list(
        "SELECT no FROM item WHERE id = ?1 UNION SELECT item FROM remark WHERE post = ?1"
            + " AND kind = 4 ORDER BY 1 DESC",
        row -> row.number(1),
        post.bytes());
  }
}
