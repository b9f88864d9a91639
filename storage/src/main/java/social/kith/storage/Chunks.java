package social.kith.storage;

/** Rows of chunks, named by the row of their blob and their number. */
final class Chunks {
  /** Above every number of a chunk. */
  private static final long SPAN = 1L << 20;

  private Chunks() {}

  static void insert(Sql sql, long blob, int n, byte[] data) {
    sql.update("INSERT OR REPLACE INTO chunks (id, data) VALUES (?, ?)", blob * SPAN + n, data);
  }

  static byte[] read(Sql sql, long blob, int n) {
    return sql.first(
            row -> row.getBytes(1), "SELECT data FROM chunks WHERE id = ?", blob * SPAN + n)
        .orElseThrow(() -> new IllegalStateException("chunk " + n + " is not on disk"));
  }

  static void delete(Sql sql, long blob) {
    sql.update("DELETE FROM chunks WHERE id >= ? AND id < ?", blob * SPAN, (blob + 1) * SPAN);
  }

  static int count(long sizeBytes) {
    return (int) ((sizeBytes + Blobs.CHUNK_BYTES - 1) / Blobs.CHUNK_BYTES);
  }
}
