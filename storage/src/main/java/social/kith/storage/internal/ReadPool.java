package social.kith.storage.internal;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A few read-only connections, each opened when it is first needed. The one used last is used
 * first, as its statements are prepared and its pages are in memory. Any thread; a thread that
 * finds all in use waits.
 */
final class ReadPool implements AutoCloseable {
  private final int size;
  private final Supplier<Sql> opener;
  private final Semaphore free;
  private final Deque<Sql> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  ReadPool(int size, Supplier<Sql> opener) {
    this.size = size;
    this.opener = opener;
    this.free = new Semaphore(size);
  }

  /**
   * Runs a query. It must not read through the pool itself, nor keep the connection.
   *
   * @throws IllegalStateException if the pool is closed
   */
  <T> T read(Function<Sql, T> query) {
    free.acquireUninterruptibly();
    try {
      Sql sql = take();
      try {
        return query.apply(sql);
      } finally {
        idle.addFirst(sql);
      }
    } finally {
      free.release();
    }
  }

  /** Waits for the queries that run and closes all connections. To be called once. */
  @Override
  public void close() {
    closed = true;
    free.acquireUninterruptibly(size);
    idle.forEach(Sql::close);
    free.release(size);
  }

  private Sql take() {
    if (closed) {
      throw new IllegalStateException("the store is closed");
    }
    Sql sql = idle.pollFirst();
    return sql != null ? sql : opener.get();
  }
}
