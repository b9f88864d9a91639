package social.kith.storage;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import social.kith.storage.StoreException.Reason;

/**
 * The one thread that writes to a database. What waits is written in one transaction; a work that
 * fails is rolled back alone; nobody is told before COMMIT.
 */
final class Writer implements AutoCloseable {
  /** Most works that wait; more are refused. */
  static final int MAX_WAITING = 10_000;

  private static final int MAX_GROUP = 500;

  private final Sql sql;
  private final BlockingQueue<Job<?>> queue = new ArrayBlockingQueue<>(MAX_WAITING);
  private final Thread thread;
  private volatile boolean closing;

  Writer(Sql sql, String threadName) {
    this.sql = sql;
    this.thread = new Thread(this::run, threadName);
    thread.setDaemon(true);
    thread.start();
  }

  private static final class Job<T extends @Nullable Object> {
    final Function<Tx, T> work;
    final CompletableFuture<T> done = new CompletableFuture<>();
    @Nullable Runnable commit;

    Job(Function<Tx, T> work) {
      this.work = work;
    }

    void run(Tx tx) {
      T result = work.apply(tx);
      commit = () -> done.complete(result);
    }
  }

  <T extends @Nullable Object> CompletableFuture<T> write(Function<Tx, T> work) {
    Job<T> job = new Job<>(work);
    if (closing) {
      job.done.completeExceptionally(
          new StoreException(Reason.BUSY, "The node is stopping. Try again when it runs."));
    } else if (!queue.offer(job)) {
      job.done.completeExceptionally(
          new StoreException(Reason.BUSY, "The disk cannot keep up. Try again in a moment."));
    }
    return job.done;
  }

  private void run() {
    List<Job<?>> group = new ArrayList<>();
    try {
      while (true) {
        group.add(queue.take());
        queue.drainTo(group, MAX_GROUP - 1);
        commit(group);
        group.clear();
      }
    } catch (InterruptedException e) {
      queue.drainTo(group);
      commit(group);
    }
  }

  private void commit(List<Job<?>> group) {
    if (group.isEmpty()) {
      return;
    }
    try {
      sql.execute("BEGIN IMMEDIATE");
      for (Job<?> job : group) {
        runAlone(job);
      }
      sql.execute("COMMIT");
      for (Job<?> job : group) {
        if (job.commit != null) {
          job.commit.run();
        }
      }
    } catch (SQLException e) {
      fail(group, SqlFailure.of(e));
    } catch (StoreException e) {
      fail(group, e);
    } catch (RuntimeException | Error e) {
      fail(group, new StoreException(Reason.IO, "Writing failed. The log says more.", e));
    }
  }

  private void runAlone(Job<?> job) throws SQLException {
    sql.execute("SAVEPOINT work");
    try {
      job.run(new Tx(sql));
    } catch (RuntimeException e) {
      sql.execute("ROLLBACK TO work");
      job.done.completeExceptionally(e);
    } finally {
      sql.execute("RELEASE work");
    }
  }

  private void fail(List<Job<?>> group, StoreException failure) {
    try {
      sql.execute("ROLLBACK");
    } catch (SQLException e) {
      // SQLite has rolled back by itself, as it does when the disk is full.
      failure.addSuppressed(e);
    }
    group.forEach(job -> job.done.completeExceptionally(failure));
  }

  /** Writes what waits and ends. */
  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
