package social.kith.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import social.kith.crypto.ItemId;

/**
 * Posts that end at a time which their author chose. Any thread. Every method throws {@link
 * StoreException} if the database fails.
 */
public final class Expiry {
  private final Reads reads;

  Expiry(Reads reads) {
    this.reads = reads;
  }

  /** Keeps when a post ends. Nothing happens if it is not here. */
  public void set(Tx tx, ItemId post, Instant at) {
    tx.update("UPDATE item SET expires_ms = ? WHERE id = ?", at.toEpochMilli(), post.bytes());
  }

  /** When a post ends or ended; empty if it does not, or is not here. */
  public Optional<Instant> of(ItemId post) {
    return reads.find(
        "SELECT expires_ms FROM item WHERE id = ? AND expires_ms IS NOT NULL",
        row -> Instant.ofEpochMilli(row.number(1)),
        post.bytes());
  }

  /** The posts whose time is over and that are still here, what ended first first. */
  public List<ItemId> due(Instant now) {
    return reads.list(
        "SELECT id FROM item WHERE expires_ms <= ? AND retracted_by IS NULL ORDER BY expires_ms",
        row -> ItemId.of(row.bytes(1)),
        now.toEpochMilli());
  }
}
