package social.kith.storage;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.BlobId;

/**
 * Takes the ciphertext of a photo of unknown length to disk, chunk by chunk. One thread; waits for
 * the disk when two batches are under way.
 */
public final class BlobSink implements AutoCloseable {
  private static final int BATCH_CHUNKS = 16;

  private final Database database;
  private final long row;
  private final MessageDigest digest = Digests.sha256();
  private final byte[] chunk = new byte[Blobs.CHUNK_BYTES];
  private List<byte[]> batch = new ArrayList<>();
  private CompletableFuture<?> writing = CompletableFuture.completedFuture(null);
  private int inChunk;
  private int handedOver;
  private long sizeBytes;
  private boolean finished;

  BlobSink(Database database) {
    this.database = database;
    this.row =
        join(
            database.write(
                tx -> {
                  tx.sql().update("INSERT INTO blobs (size) VALUES (0)");
                  return tx.sql().number("SELECT last_insert_rowid()").orElseThrow();
                }));
  }

  /** Adds bytes; they are copied. */
  public void write(byte[] bytes, int offset, int length) {
    digest.update(bytes, offset, length);
    sizeBytes += length;
    int from = offset;
    int left = length;
    while (left > 0) {
      int copied = Math.min(left, chunk.length - inChunk);
      System.arraycopy(bytes, from, chunk, inChunk, copied);
      inChunk += copied;
      from += copied;
      left -= copied;
      if (inChunk == chunk.length) {
        cut();
      }
    }
  }

  private void cut() {
    batch.add(Arrays.copyOf(chunk, inChunk));
    inChunk = 0;
    if (batch.size() == BATCH_CHUNKS) {
      handOver();
    }
  }

  private void handOver() {
    join(writing);
    List<byte[]> chunks = batch;
    int first = handedOver;
    batch = new ArrayList<>();
    handedOver += chunks.size();
    writing =
        database.write(
            tx -> {
              for (int i = 0; i < chunks.size(); i++) {
                Chunks.insert(tx.sql(), row, first + i, chunks.get(i));
              }
              return true;
            });
  }

  /**
   * Ends the blob and waits for COMMIT.
   *
   * @return its id; if it was here before, it is kept once
   * @throws StoreException if the disk failed
   */
  public BlobId finish() {
    if (inChunk > 0) {
      cut();
    }
    handOver();
    join(writing);
    BlobId id = BlobId.of(digest.digest());
    int chunks = handedOver;
    join(
        database.write(
            tx -> {
              Sql sql = tx.sql();
              if (sql.number("SELECT 1 FROM blobs WHERE blob_id = ?", id.bytes()).isPresent()) {
                discard(sql);
              } else {
                sql.update(
                    "UPDATE blobs SET blob_id = ?, size = ?, chunks = ?, complete = 1"
                        + " WHERE id = ?",
                    id.bytes(),
                    sizeBytes,
                    chunks,
                    row);
              }
              return true;
            }));
    finished = true;
    return id;
  }

  private void discard(Sql sql) {
    Chunks.delete(sql, row);
    sql.update("DELETE FROM blobs WHERE id = ?", row);
  }

  private static <T extends @Nullable Object> T join(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StoreException failure) {
        throw failure;
      }
      throw e;
    }
  }

  /** Drops what was written, unless the blob was finished. */
  @Override
  public void close() {
    if (!finished) {
      finished = true;
      var unused =
          database.write(
              tx -> {
                discard(tx.sql());
                return true;
              });
    }
  }
}
