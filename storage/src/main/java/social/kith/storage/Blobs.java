package social.kith.storage;

import java.io.InputStream;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.BlobId;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;

/**
 * Ciphertext of photos, in a database of its own. Chunk n of a blob holds its bytes from n × {@link
 * #CHUNK_BYTES} on.
 */
public final class Blobs {
  /** Bytes of a chunk; the last one of a blob may be shorter. */
  public static final int CHUNK_BYTES = 65_520;

  /** After so many wrong hashes a blob is not asked for again. */
  public static final int MAX_FAILURES = 3;

  private static final String SELECT =
      "SELECT blob_id, size, chunks, complete, failures, item, rank FROM blobs";

  private final Database database;
  private final Digests digests = new Digests();

  Blobs(Database database) {
    this.database = database;
    // What an own upload left behind when the process was killed.
    var unused =
        database.write(
            tx -> {
              for (long row :
                  tx.sql().list(r -> r.getLong(1), "SELECT id FROM blobs WHERE blob_id IS NULL")) {
                delete(tx.sql(), row);
              }
              return true;
            });
  }

  private record Row(long id, long sizeBytes, int chunks) {
    int chunkCount() {
      return Chunks.count(sizeBytes);
    }
  }

  /** Takes a new blob, whose id is known when it ends. */
  public BlobSink sink() {
    return new BlobSink(database);
  }

  /**
   * Notes what an item names, to be fetched; what is here already stays as it is.
   *
   * @param source the contact who has it
   * @return done after COMMIT
   */
  public CompletableFuture<@Nullable Void> expect(
      ContactId source, ItemId item, List<ExpectedBlob> expected) {
    return database.write(
        tx -> {
          Sql sql = tx.sql();
          long batch = 1 + sql.number("SELECT max(batch) FROM blobs").orElse(0);
          for (ExpectedBlob blob : expected) {
            sql.update(
                "INSERT INTO blobs (blob_id, size, source, item, rank, batch)"
                    + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (blob_id) DO UPDATE"
                    + " SET source = excluded.source, item = excluded.item"
                    + " WHERE complete = 0",
                blob.id().bytes(),
                blob.sizeBytes(),
                source.bytes(),
                item.bytes(),
                blob.rank(),
                batch);
          }
          return null;
        });
  }

  /** What is to be fetched from a contact: by rank, the newest item first, in its order. */
  public List<Wanted> wanted(ContactId source, int limit) {
    return database.read(
        sql ->
            sql.list(
                Blobs::readWanted,
                SELECT
                    + " WHERE source = ? AND complete = 0 AND failures < ?"
                    + " ORDER BY rank, batch DESC, id LIMIT ?",
                source.bytes(),
                MAX_FAILURES,
                limit));
  }

  private static Wanted readWanted(ResultSet row) throws SQLException {
    BlobInfo info = readInfo(row);
    return new Wanted(
        info.id(),
        info.sizeBytes(),
        info.storedBytes(),
        ItemId.of(row.getBytes("item")),
        row.getInt("rank"));
  }

  /**
   * Adds chunks behind those that are stored.
   *
   * @param firstChunk has to be the number of chunks stored
   * @param chunks not copied; of full length but for the last one of the blob
   * @return done after COMMIT; fails with IllegalStateException if the chunks do not follow
   */
  public CompletableFuture<@Nullable Void> append(BlobId id, int firstChunk, List<byte[]> chunks) {
    return database.write(
        tx -> {
          Sql sql = tx.sql();
          Row row = require(sql, id);
          if (row.chunks() != firstChunk || firstChunk + chunks.size() > row.chunkCount()) {
            throw new IllegalStateException("chunk " + firstChunk + " does not follow");
          }
          int n = firstChunk;
          for (byte[] chunk : chunks) {
            long left = row.sizeBytes() - (long) n * CHUNK_BYTES;
            if (chunk.length != Math.min(left, CHUNK_BYTES)) {
              throw new IllegalStateException("chunk " + n + " has " + chunk.length + " bytes");
            }
            Chunks.insert(sql, row.id(), n, chunk);
            digests.add(row.id(), n, chunk);
            n++;
          }
          sql.update("UPDATE blobs SET chunks = ? WHERE id = ?", n, row.id());
          return null;
        });
  }

  /**
   * Checks a blob of which all chunks are stored.
   *
   * @return true after COMMIT if it is what its id says; false if it was not: then its chunks are
   *     dropped, to be fetched again
   */
  public CompletableFuture<Boolean> complete(BlobId id) {
    return database.write(
        tx -> {
          Sql sql = tx.sql();
          Row row = require(sql, id);
          if (row.chunks() != row.chunkCount()) {
            throw new IllegalStateException("the blob is not whole");
          }
          byte[] hash = digests.take(row.id(), row.chunks()).orElseGet(() -> hash(sql, row));
          if (Arrays.equals(hash, id.bytes())) {
            sql.update("UPDATE blobs SET complete = 1 WHERE id = ?", row.id());
            return true;
          }
          Chunks.delete(sql, row.id());
          sql.update("UPDATE blobs SET chunks = 0, failures = failures + 1 WHERE id = ?", row.id());
          return false;
        });
  }

  private static byte[] hash(Sql sql, Row row) {
    MessageDigest digest = Digests.sha256();
    for (int n = 0; n < row.chunks(); n++) {
      digest.update(Chunks.read(sql, row.id(), n));
    }
    return digest.digest();
  }

  /** A chunk that is stored. */
  public byte[] chunk(BlobId id, int n) {
    return database.read(sql -> Chunks.read(sql, require(sql, id).id(), n));
  }

  /** What is known of a blob. */
  public Optional<BlobInfo> find(BlobId id) {
    return database.read(
        sql -> sql.first(Blobs::readInfo, SELECT + " WHERE blob_id = ?", id.bytes()));
  }

  /** The ciphertext of a whole blob, read from disk as it is read. */
  public InputStream open(BlobId id) {
    Row row = database.read(sql -> require(sql, id));
    return new ChunkStream(n -> database.read(sql -> Chunks.read(sql, row.id(), n)), row.chunks());
  }

  /** Done when all that was queued before is committed. */
  public CompletableFuture<@Nullable Void> flush() {
    return database.write(tx -> null);
  }

  /**
   * Deletes blobs that nothing needs.
   *
   * @param needed asked for each blob
   * @return how many were deleted
   */
  public CompletableFuture<Integer> sweep(Predicate<BlobId> needed) {
    List<BlobId> all =
        database.read(
            sql ->
                sql.list(
                    row -> BlobId.of(row.getBytes(1)),
                    "SELECT blob_id FROM blobs WHERE blob_id IS NOT NULL"));
    List<BlobId> unneeded = all.stream().filter(needed.negate()).toList();
    return database.write(
        tx -> {
          for (BlobId id : unneeded) {
            delete(tx.sql(), require(tx.sql(), id).id());
          }
          return unneeded.size();
        });
  }

  private static void delete(Sql sql, long row) {
    Chunks.delete(sql, row);
    sql.update("DELETE FROM blobs WHERE id = ?", row);
  }

  private static Row require(Sql sql, BlobId id) {
    return sql.first(
            row -> new Row(row.getLong(1), row.getLong(2), row.getInt(3)),
            "SELECT id, size, chunks FROM blobs WHERE blob_id = ?",
            id.bytes())
        .orElseThrow(() -> new IllegalStateException("no such blob"));
  }

  private static BlobInfo readInfo(ResultSet row) throws SQLException {
    long sizeBytes = row.getLong("size");
    long storedBytes = Math.min(sizeBytes, row.getLong("chunks") * CHUNK_BYTES);
    return new BlobInfo(
        BlobId.of(row.getBytes("blob_id")),
        sizeBytes,
        storedBytes,
        row.getBoolean("complete"),
        row.getInt("failures") >= MAX_FAILURES);
  }
}
