package social.kith.storage;

import java.io.InputStream;
import java.util.function.IntFunction;

/** The chunks of a blob one after another. */
final class ChunkStream extends InputStream {
  private final IntFunction<byte[]> read;
  private final int chunks;
  private byte[] current = new byte[0];
  private int position;
  private int next;

  ChunkStream(IntFunction<byte[]> read, int chunks) {
    this.read = read;
    this.chunks = chunks;
  }

  @Override
  public int read() {
    return fill() ? current[position++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int copied = Math.min(length, current.length - position);
    System.arraycopy(current, position, into, offset, copied);
    position += copied;
    return copied;
  }

  private boolean fill() {
    while (position == current.length) {
      if (next == chunks) {
        return false;
      }
      current = read.apply(next++);
      position = 0;
    }
    return true;
  }
}
