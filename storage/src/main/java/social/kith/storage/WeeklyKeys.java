package social.kith.storage;

import java.time.Instant;
import java.util.List;
import social.kith.crypto.ColumnCipher;
import social.kith.crypto.WeeklyKey;
import social.kith.crypto.WeeklyKeyId;

/**
 * This person's weekly keys. Their seeds are sealed at rest, and overwritten when they go. Any
 * thread. Every method throws {@link StoreException} if the database fails.
 */
public final class WeeklyKeys {
  private final Reads reads;
  private final SealedColumn seed;

  WeeklyKeys(Reads reads, ColumnCipher cipher) {
    this.reads = reads;
    this.seed = new SealedColumn(cipher, "weekly_key", "seed");
  }

  /**
   * All keys.
   *
   * @return in the order in which they were added, each owned by the caller
   */
  public List<WeeklyKey> all() {
    return reads.list(
        "SELECT id, seed, made_ms FROM weekly_key ORDER BY no",
        row ->
            WeeklyKey.of(
                seed.openSecret(row.bytes(1), row.bytes(2)), Instant.ofEpochMilli(row.number(3))));
  }

  /** Adds a key, borrowed. */
  public void add(Tx tx, WeeklyKey key) {
    byte[] id = key.id().bytes();
    tx.update(
        "INSERT INTO weekly_key (id, seed, made_ms) VALUES (?, ?, ?)",
        id,
        seed.seal(id, key.seed()),
        key.madeAt().toEpochMilli());
  }

  /** Forgets a key. Nothing happens if it is not here. */
  public void remove(Tx tx, WeeklyKeyId id) {
    tx.update("DELETE FROM weekly_key WHERE id = ?", id.bytes());
  }
}
