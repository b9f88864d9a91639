package social.kith.storage;

import java.time.Instant;
import java.util.Optional;

/** Answers to requests that may come twice, under the key that their sender chose. */
public final class Requests {
  private final Database database;

  Requests(Database database) {
    this.database = database;
  }

  /** The answer under a key. */
  public Optional<byte[]> find(String key) {
    return database.read(sql -> find(sql, key));
  }

  private static Optional<byte[]> find(Sql sql, String key) {
    return sql.first(row -> row.getBytes(1), "SELECT answer FROM requests WHERE name = ?", key);
  }

  /**
   * Takes a key for an answer.
   *
   * @return the answer that has the key already; empty if this one has it now
   */
  public Optional<byte[]> claim(Tx tx, String key, byte[] answer, Instant now) {
    Optional<byte[]> earlier = find(tx.sql(), key);
    if (earlier.isEmpty()) {
      tx.sql()
          .update(
              "INSERT INTO requests (name, answer, at) VALUES (?, ?, ?)",
              key,
              answer,
              now.toEpochMilli());
    }
    return earlier;
  }

  /** Forgets answers from before this time. */
  public void deleteOlderThan(Tx tx, Instant time) {
    tx.sql().update("DELETE FROM requests WHERE at < ?", time.toEpochMilli());
  }
}
