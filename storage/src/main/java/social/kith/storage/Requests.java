package social.kith.storage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import social.kith.crypto.ColumnCipher;

/**
 * What was answered to requests that carry a key of their own, so that a repeated one gets the same
 * answer. Keys are stored as hashes, answers sealed. Any thread. Every method throws {@link
 * StoreException} if the database fails.
 */
public final class Requests {
  private static final String FIND = "SELECT answer FROM request WHERE key_hash = ?";

  private final Reads reads;
  private final SealedColumn answer;

  Requests(Reads reads, ColumnCipher cipher) {
    this.reads = reads;
    this.answer = new SealedColumn(cipher, "request", "answer");
  }

  /** The answer under a key; a new array. */
  public Optional<byte[]> find(String key) {
    byte[] hash = hash(key);
    return reads.find(FIND, row -> answer.open(hash, row.bytes(1)), hash);
  }

  /** The same within a transaction. */
  public Optional<byte[]> find(Tx tx, String key) {
    byte[] hash = hash(key);
    return tx.find(FIND, row -> answer.open(hash, row.bytes(1)), hash);
  }

  /**
   * Keeps an answer, unless there is one.
   *
   * @param tx the transaction, in which what is answered for is done too
   * @param key the request's key, any text
   * @param answer any bytes, borrowed
   * @param at when
   * @return the answer that was there before, in which case nothing changes
   */
  public Optional<byte[]> claim(Tx tx, String key, byte[] answer, Instant at) {
    Optional<byte[]> earlier = find(tx, key);
    if (earlier.isEmpty()) {
      put(tx, key, answer, at);
    }
    return earlier;
  }

  /** Keeps an answer, in place of the one that is there. */
  public void put(Tx tx, String key, byte[] answer, Instant at) {
    byte[] hash = hash(key);
    tx.update(
        "INSERT OR REPLACE INTO request (key_hash, answer, answered_ms) VALUES (?, ?, ?)",
        hash,
        this.answer.seal(hash, answer),
        at.toEpochMilli());
  }

  /** Forgets the answers given before this time. */
  public void deleteOlderThan(Tx tx, Instant time) {
    tx.update("DELETE FROM request WHERE answered_ms < ?", time.toEpochMilli());
  }

  private static byte[] hash(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
