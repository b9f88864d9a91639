package social.kith.storage;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.crypto.BlobId;

/**
 * A blob that is made here, written to disk as it comes; its id is known in the end. Used by one
 * thread at a time, never the writer's. Whoever opened it closes it.
 */
public final class BlobSink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BlobSink.class);

  /** A megabyte in one transaction. */
  private static final int BATCH_CHUNKS = 16;

  private final Writes writes;
  private final int rank;
  private final MessageDigest digest = BlobDigests.sha256();
  private final byte[] chunk = new byte[Blobs.CHUNK_BYTES];
  private List<byte[]> batch = new ArrayList<>();
  private CompletableFuture<Long> row = CompletableFuture.completedFuture(0L);
  private int filled;
  private int chunks;
  private long sizeBytes;
  private boolean over;

  BlobSink(Writes writes, int rank) {
    this.writes = writes;
    this.rank = rank;
  }

  /**
   * Takes bytes. Waits now and then until what came before is on disk.
   *
   * @param bytes copied
   * @throws IllegalStateException after {@link #finish} or {@link #close}
   * @throws IllegalArgumentException if the blob gets larger than {@link Blobs#MAX_BYTES}
   * @throws StoreException if it cannot be written
   */
  public void write(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    requireOpen();
    if (sizeBytes + length > Blobs.MAX_BYTES) {
      throw new IllegalArgumentException("the blob is larger than " + Blobs.MAX_BYTES + " bytes");
    }
    digest.update(bytes, offset, length);
    sizeBytes += length;
    for (int taken = 0; taken < length; ) {
      int count = Math.min(length - taken, chunk.length - filled);
      System.arraycopy(bytes, offset + taken, chunk, filled, count);
      taken += count;
      filled += count;
      if (filled == chunk.length) {
        endChunk();
      }
    }
  }

  /**
   * Ends the blob.
   *
   * @return its id, once all of it is committed; if it was there already, it is not stored twice
   * @throws IllegalStateException if nothing was written, or after {@link #finish} or {@link
   *     #close}
   * @throws StoreException if it cannot be written
   */
  public BlobId finish() {
    BlobId id = end();
    keep(id);
    return id;
  }

  /**
   * Ends the blob if it is a certain one; drops it otherwise.
   *
   * @return whether it is that one, once all of it is committed or gone
   * @throws IllegalStateException as {@link #finish}
   * @throws StoreException if it cannot be written
   */
  public boolean finishAs(BlobId expected) {
    if (end().equals(expected)) {
      keep(expected);
      return true;
    }
    close();
    return false;
  }

  private BlobId end() {
    requireOpen();
    if (sizeBytes == 0) {
      throw new IllegalStateException("an empty blob");
    }
    if (filled > 0) {
      endChunk();
    }
    flush();
    return BlobId.of(digest.digest());
  }

  private void keep(BlobId id) {
    long no = StoreFailures.await(row);
    StoreFailures.await(
        writes.write(
            tx -> {
              if (BlobRows.findComplete(tx, id).isPresent()) {
                BlobRows.delete(tx, no);
              } else {
                BlobRows.finish(tx, no, id, sizeBytes, chunks);
              }
              return id;
            }));
    over = true;
  }

  /** Drops what was written, unless the blob was finished. Closing again does nothing. */
  @Override
  public void close() {
    if (over) {
      return;
    }
    over = true;
    try {
      long no = StoreFailures.await(row);
      if (no > 0) {
        StoreFailures.await(
            writes.write(
                tx -> {
                  BlobRows.delete(tx, no);
                  return no;
                }));
      }
    } catch (RuntimeException e) {
      LOG.debug("an unfinished blob stays until the next start", e);
    }
  }

  private void endChunk() {
    batch.add(Arrays.copyOf(chunk, filled));
    filled = 0;
    if (batch.size() == BATCH_CHUNKS) {
      flush();
    }
  }

  // One batch is written while the next one comes in.
  private void flush() {
    if (batch.isEmpty()) {
      return;
    }
    long known = StoreFailures.await(row);
    int first = chunks;
    List<byte[]> full = batch;
    batch = new ArrayList<>();
    chunks += full.size();
    row =
        writes.write(
            tx -> {
              long no = known > 0 ? known : BlobRows.insertWriting(tx, rank);
              Chunks.insert(tx, no, first, full);
              return no;
            });
  }

  private void requireOpen() {
    if (over) {
      throw new IllegalStateException("the blob is finished or dropped");
    }
  }
}
