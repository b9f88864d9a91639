package social.kith.storage;

import java.util.List;
import social.kith.crypto.BlobId;
import social.kith.crypto.ItemId;
import social.kith.storage.internal.Row;

/**
 * A row of the table blob.
 *
 * @param no what its chunks are numbered by
 * @param chunks how many are stored
 */
record BlobRow(long no, BlobState state, long sizeBytes, int chunks, int failures, BlobWish wish) {
  static final String COLUMNS = "no, state, size_bytes, chunks, failures, wish";

  static BlobRow read(Row row) {
    return new BlobRow(
        row.number(1),
        BlobState.valueOf(row.text(2)),
        row.number(3),
        row.smallNumber(4),
        row.smallNumber(5),
        BlobWish.ofCode(row.smallNumber(6)));
  }

  /** Reads {@link #COLUMNS}, id, item and rank. */
  static Wanted readWanted(Row row) {
    BlobRow blob = read(row);
    return new Wanted(
        BlobId.of(row.bytes(7)),
        blob.sizeBytes(),
        blob.storedBytes(),
        ItemId.of(row.bytes(8)),
        row.smallNumber(9),
        blob.wish() == BlobWish.ASKED);
  }

  BlobInfo info(BlobId id) {
    return new BlobInfo(
        id, sizeBytes, storedBytes(), state == BlobState.COMPLETE, state == BlobState.FAILED, wish);
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
