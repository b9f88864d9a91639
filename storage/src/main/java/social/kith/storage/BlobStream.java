package social.kith.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The bytes of a complete blob, one chunk in memory at a time. Used by one thread at a time. */
final class BlobStream extends InputStream {
  private static final int BYTE = 0xff;

  private final Reads reads;
  private final BlobRow row;
  private byte[] chunk = new byte[0];
  private int next;
  private int position;

  BlobStream(Reads reads, BlobRow row) {
    this.reads = reads;
    this.row = row;
  }

  @Override
  public int read() throws IOException {
    return fill() ? chunk[position++] & BYTE : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, chunk.length - position);
    System.arraycopy(chunk, position, target, offset, count);
    position += count;
    return count;
  }

  /** Passes over whole chunks without reading them from the disk. */
  @Override
  public long skip(long count) throws IOException {
    if (count <= 0) {
      return 0;
    }
    long ahead = count - (chunk.length - position);
    // The last one may be shorter.
    long whole = Math.min(ahead / Blobs.CHUNK_BYTES, row.chunks() - 1L - next);
    long passed = 0;
    if (ahead > 0 && whole > 0) {
      passed = chunk.length - position + whole * Blobs.CHUNK_BYTES;
      next += (int) whole;
      position = chunk.length;
    }
    if (passed == count || !fill()) {
      return passed;
    }
    int skipped = (int) Math.min(count - passed, chunk.length - position);
    position += skipped;
    return passed + skipped;
  }

  @Override
  public int available() {
    return chunk.length - position;
  }

  // False at the end.
  private boolean fill() throws IOException {
    if (position < chunk.length) {
      return true;
    }
    if (next == row.chunks()) {
      return false;
    }
    chunk =
        Chunks.find(reads, row.no(), next)
            .orElseThrow(() -> new IOException("the blob was deleted while it was read"));
    next++;
    position = 0;
    return true;
  }
}
