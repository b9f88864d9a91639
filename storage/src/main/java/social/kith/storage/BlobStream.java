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
    long left = count;
    while (left > 0) {
      int here = (int) Math.min(left, chunk.length - position);
      position += here;
      left -= here;
      // The last one may be shorter.
      long whole = Math.min(left / Blobs.CHUNK_BYTES, Math.max(0, row.chunks() - 1L - next));
      next += (int) whole;
      left -= whole * Blobs.CHUNK_BYTES;
      if (left > 0 && !fill()) {
        break;
      }
    }
    return count - left;
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
