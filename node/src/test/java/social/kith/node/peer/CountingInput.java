package social.kith.node.peer;

import java.io.InputStream;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Gives so many bytes, whatever the buffer held, and counts. */
final class CountingInput extends InputStream {
  final AtomicInteger closes = new AtomicInteger();
  private final AtomicLong given = new AtomicLong();
  private final long size;

  CountingInput(long size) {
    this.size = size;
  }

  long given() {
    return given.get();
  }

  @Override
  public int read() {
    return given.get() == size ? -1 : (int) (given.incrementAndGet() & 1);
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    int part = (int) Math.min(length, size - given.get());
    given.addAndGet(part);
    return part == 0 && length > 0 ? -1 : part;
  }

  @Override
  public void close() {
    closes.incrementAndGet();
  }
}
