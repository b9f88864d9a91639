package social.kith.storage;

import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import social.kith.storage.StoreException.Reason;

/** A few read-only connections, lent one at a time to whoever reads. Any thread. */
final class Readers implements AutoCloseable {
  private final BlockingQueue<Sql> idle;

  Readers(int count, Callable<Sql> open) throws SQLException {
    idle = new ArrayBlockingQueue<>(count);
    for (int i = 0; i < count; i++) {
      try {
        idle.add(open.call());
      } catch (SQLException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  <T extends @Nullable Object> T read(Function<Sql, T> work) {
    Sql sql;
    try {
      sql = idle.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(Reason.BUSY, "The node is stopping. Try again when it runs.", e);
    }
    try {
      return work.apply(sql);
    } finally {
      idle.add(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    for (Sql sql = idle.poll(); sql != null; sql = idle.poll()) {
      sql.close();
    }
  }
}
