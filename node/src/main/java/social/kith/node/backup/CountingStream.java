package social.kith.node.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Counts what goes through it. Not thread-safe. */
public final class CountingStream extends FilterOutputStream {
  private long count;

  /**
   * A stream to another one.
   *
   * @param out borrowed
   */
  public CountingStream(OutputStream out) {
    super(out);
  }

  /** How many bytes so far. */
  public long count() {
    return count;
  }

  @Override
  public void write(int value) throws IOException {
    out.write(value);
    count++;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    count += length;
  }
}
