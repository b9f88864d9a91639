package social.kith.storage;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.BlobId;
import social.kith.crypto.ItemId;

/**
 * The table blob, as it is written; a source is the name of a contact. All methods run on the
 * writer's thread of photos.db.
 */
final class BlobRows {
  /** No blob is larger. */
  static final long NO_LIMIT = Long.MAX_VALUE;

  private static final String SELECT = "SELECT " + BlobRow.COLUMNS + " FROM blob";

  private BlobRows() {}

  static Optional<BlobRow> findComplete(Tx tx, BlobId id) {
    return tx.find(SELECT + " WHERE id = ? AND state = 'COMPLETE'", BlobRow::read, id.bytes());
  }

  /**
   * The blob, as one contact or any of them sends it, that has this many chunks.
   *
   * @throws IllegalStateException if there is none
   */
  static BlobRow requireAt(Tx tx, Optional<byte[]> source, BlobId id, int chunks) {
    return fetching(tx, source, id)
        .filter(row -> row.chunks() == chunks)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("chunk " + chunks + " of blob " + id + " is not next"));
  }

  /**
   * The blob, as one contact or any of them sends it, that has all its chunks.
   *
   * @throws IllegalStateException if there is none
   */
  static BlobRow requireWhole(Tx tx, Optional<byte[]> source, BlobId id) {
    return fetching(tx, source, id)
        .filter(BlobRow::isWhole)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("chunks of blob " + id + " are missing"));
  }

  private static Stream<BlobRow> fetching(Tx tx, Optional<byte[]> source, BlobId id) {
    byte[] only = source.orElse(null);
    return tx
        .list(
            SELECT
                + " WHERE id = ?1 AND (?2 IS NULL OR source = ?2) AND state = 'FETCHING'"
                + " ORDER BY no DESC",
            BlobRow::read,
            id.bytes(),
            only)
        .stream();
  }

  /** Adds rows to be filled, but for blobs that are complete or expected from there already. */
  static void expect(Tx tx, byte[] source, ItemId item, List<ExpectedBlob> blobs) {
    // Higher for each call, as rows are only ever added at the end.
    long post =
        tx.find("SELECT coalesce(max(no), 0) + 1 FROM blob", row -> row.number(1)).orElse(1L);
    int position = 0;
    for (ExpectedBlob blob : blobs) {
      tx.update(
          """
          INSERT INTO blob (id, state, size_bytes, source, item, rank, post, position)
          SELECT ?1, 'FETCHING', ?, ?, ?, ?, ?, ?
          WHERE NOT EXISTS (SELECT 1 FROM blob WHERE id = ?1 AND state = 'COMPLETE')
          ON CONFLICT (id, source) DO NOTHING\
          """,
          blob.id().bytes(),
          blob.sizeBytes(),
          source,
          item.bytes(),
          blob.rank(),
          post,
          position++);
    }
  }

  /** Says of complete blobs without a source whose they are; none if they are this person's. */
  static void assign(Tx tx, byte @Nullable [] source, ItemId item, List<ExpectedBlob> blobs) {
    int position = 0;
    for (ExpectedBlob blob : blobs) {
      tx.update(
          """
          UPDATE blob SET source = ?1, item = iif(?1 IS NULL, NULL, ?2), rank = ?3, post = no,
            position = ?4
          WHERE id = ?5 AND state = 'COMPLETE' AND source IS NULL""",
          source,
          item.bytes(),
          blob.rank(),
          position++,
          blob.id().bytes());
    }
  }

  /** Adds a row for a blob that is being written here. */
  static long insertWriting(Tx tx, int rank) {
    return tx.find(
            "INSERT INTO blob (state, size_bytes, rank) VALUES ('WRITING', 0, ?) RETURNING no",
            row -> row.number(1),
            rank)
        .orElseThrow();
  }

  static void storedUpTo(Tx tx, long no, int chunks) {
    tx.update("UPDATE blob SET chunks = ? WHERE no = ?", chunks, no);
  }

  /** A fetched blob has the right hash: it replaces what others were to send of it. */
  static void complete(Tx tx, BlobId id, long no) {
    deleteOthers(tx, id, no);
    tx.update(
        "UPDATE blob SET state = 'COMPLETE', complete_ms = ? WHERE no = ?",
        System.currentTimeMillis(),
        no);
  }

  /** A blob written here is whole: it replaces what contacts were to send of it. */
  static void finish(Tx tx, long no, BlobId id, long sizeBytes, int chunks) {
    deleteOthers(tx, id, no);
    tx.update(
        "UPDATE blob SET state = 'COMPLETE', id = ?, size_bytes = ?, chunks = ? WHERE no = ?",
        id.bytes(),
        sizeBytes,
        chunks,
        no);
  }

  /** A fetched blob has the wrong hash: its chunks go, and it is asked for again or given up. */
  static void reject(Tx tx, BlobRow row, int maxFailures) {
    int failures = row.failures() + 1;
    BlobState state = failures < maxFailures ? BlobState.FETCHING : BlobState.FAILED;
    Chunks.deleteAll(tx, row.no());
    tx.update(
        "UPDATE blob SET chunks = 0, failures = ?, state = ? WHERE no = ?",
        failures,
        state.name(),
        row.no());
  }

  /** Marks a blob that is not complete as asked for; false if there is none. */
  static boolean ask(Tx tx, byte[] source, BlobId id) {
    return tx.update(
            "UPDATE blob SET wish = ?, failures = 0, state = 'FETCHING'"
                + " WHERE id = ? AND source = ? AND state <> 'COMPLETE'",
            BlobWish.ASKED.code(),
            id.bytes(),
            source)
        > 0;
  }

  /** Takes back that a blob was asked for. */
  static void unask(Tx tx, byte[] source, BlobId id) {
    tx.update(
        "UPDATE blob SET wish = ? WHERE id = ? AND source = ? AND wish = ?",
        BlobWish.WHEN_ASKED.code(),
        id.bytes(),
        source,
        BlobWish.ASKED.code());
  }

  /** Drops the bytes of a complete blob; false if it was made here, as nobody else has it then. */
  static boolean drop(Tx tx, BlobRow row) {
    boolean fetched =
        tx.update(
                "UPDATE blob SET state = 'FETCHING', chunks = 0, complete_ms = NULL, wish = ?"
                    + " WHERE no = ? AND source IS NOT NULL",
                BlobWish.WHEN_ASKED.code(),
                row.no())
            > 0;
    if (fetched) {
      Chunks.deleteAll(tx, row.no());
    }
    return fetched;
  }

  /** Deletes what was being written when the last process ended. */
  static void deleteWriting(Tx tx) {
    tx.list("SELECT no FROM blob WHERE state = 'WRITING'", row -> row.number(1))
        .forEach(no -> delete(tx, no));
  }

  /** Deletes what a contact was still to send. */
  static void deleteFrom(Tx tx, byte[] source) {
    tx.list(
            "SELECT no FROM blob WHERE source = ? AND state <> 'COMPLETE'",
            row -> row.number(1),
            source)
        .forEach(no -> delete(tx, no));
  }

  /** Deletes all rows and chunks of a blob. */
  static boolean delete(Tx tx, BlobId id) {
    List<Long> rows = tx.list("SELECT no FROM blob WHERE id = ?", row -> row.number(1), id.bytes());
    rows.forEach(no -> delete(tx, no));
    return !rows.isEmpty();
  }

  static void delete(Tx tx, long no) {
    Chunks.deleteAll(tx, no);
    tx.update("DELETE FROM blob WHERE no = ?", no);
  }

  private static void deleteOthers(Tx tx, BlobId id, long no) {
    tx.list("SELECT no FROM blob WHERE id = ? AND no <> ?", row -> row.number(1), id.bytes(), no)
        .forEach(other -> delete(tx, other));
  }
}
