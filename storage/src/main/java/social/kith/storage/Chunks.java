package social.kith.storage;

import java.util.List;
import java.util.Optional;

/** The table chunk: the bytes of blobs, in pieces of {@link Blobs#CHUNK_BYTES}. */
final class Chunks {
  /** So many chunk numbers belong to each blob. */
  private static final long NUMBERS_PER_BLOB = Blobs.MAX_CHUNKS;

  private static final String FIND = "SELECT data FROM chunk WHERE pos = ?";

  private Chunks() {}

  /** How many chunks a blob of this size has. */
  static int count(long sizeBytes) {
    return Math.toIntExact((sizeBytes + Blobs.CHUNK_BYTES - 1) / Blobs.CHUNK_BYTES);
  }

  static void insert(Tx tx, long blobNo, int first, List<byte[]> chunks) {
    long pos = position(blobNo, first);
    for (byte[] chunk : chunks) {
      tx.update("INSERT INTO chunk (pos, data) VALUES (?, ?)", pos++, chunk);
    }
  }

  static Optional<byte[]> find(Reads reads, long blobNo, int number) {
    return reads.find(FIND, row -> row.bytes(1), position(blobNo, number));
  }

  /** Those that are there of so many, in order. */
  static List<byte[]> list(Reads reads, long blobNo, int first, int count) {
    return reads.list(
        "SELECT data FROM chunk WHERE pos >= ? AND pos < ? ORDER BY pos",
        row -> row.bytes(1),
        position(blobNo, first),
        position(blobNo, first) + count);
  }

  static Optional<byte[]> find(Tx tx, long blobNo, int number) {
    return tx.find(FIND, row -> row.bytes(1), position(blobNo, number));
  }

  static void deleteAll(Tx tx, long blobNo) {
    tx.update(
        "DELETE FROM chunk WHERE pos >= ? AND pos < ?",
        position(blobNo, 0),
        position(blobNo + 1, 0));
  }

  private static long position(long blobNo, int number) {
    return blobNo * NUMBERS_PER_BLOB + number;
  }
}
