package social.kith.storage;

import java.util.List;
import social.kith.crypto.BlobId;
import social.kith.storage.internal.Row;

/**
 * A row of the table blob.
 *
 * @param no what its chunks are numbered by
 * @param chunks how many are stored
 */
record BlobRow(long no, BlobState state, long sizeBytes, int chunks, int failures) {
  static final String COLUMNS = "no, state, size_bytes, chunks, failures";

  static BlobRow read(Row row) {
    return new BlobRow(
        row.number(1),
        BlobState.valueOf(row.text(2)),
        row.number(3),
        row.smallNumber(4),
        row.smallNumber(5));
  }

  BlobInfo info(BlobId id) {
    return new BlobInfo(
        id, sizeBytes, storedBytes(), state == BlobState.COMPLETE, state == BlobState.FAILED);
  }

  boolean isWhole() {
    return chunks == Chunks.count(sizeBytes);
  }

  /**
   * Checks the sizes of the next chunks.
   *
   * @throws IllegalArgumentException if one of them cannot stand there
   */
  void requireSizes(List<byte[]> next) {
    long left = sizeBytes - storedBytes();
    for (byte[] chunk : next) {
      if (left == 0 || chunk.length != Math.min(Blobs.CHUNK_BYTES, left)) {
        throw new IllegalArgumentException(
            "a chunk of " + chunk.length + " bytes with " + left + " left");
      }
      left -= chunk.length;
    }
  }

  long storedBytes() {
    return Math.min(sizeBytes, (long) chunks * Blobs.CHUNK_BYTES);
  }
}
