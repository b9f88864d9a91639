package social.kith.storage.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.storage.internal.SqliteException.Kind;

/**
 * The one thread that writes a database. It takes all that waits, in order and up to a limit, runs
 * each work in a savepoint of its own, commits once and then completes the futures. So the cost of
 * a commit is shared by as many works as came in during the last one.
 */
final class GroupWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);

  private final Sql sql;
  private final Checkpointer checkpointer;
  private final int maxWaiting;
  private final int maxGroup;
  private final BlockingQueue<WriteTask<?>> waiting;
  private final WriteTask<Boolean> stop = new WriteTask<>(connection -> true);
  private final Thread thread;
  private volatile boolean closing;

  /** Some work left the transaction without being its own fault alone. */
  private static final class LostTransactionException extends RuntimeException {
    LostTransactionException(Throwable cause) {
      super("the transaction was rolled back", cause);
    }
  }

  /**
   * Starts the thread.
   *
   * @param sql the writing connection, used by that thread alone; closed by whoever opened it
   */
  GroupWriter(DatabaseSpec spec, Sql sql, Checkpointer checkpointer) {
    this.sql = sql;
    this.checkpointer = checkpointer;
    this.maxWaiting = spec.maxWaiting();
    this.maxGroup = spec.maxGroup();
    // One more than may wait, for the end.
    this.waiting = new LinkedBlockingQueue<>(maxWaiting + 1);
    this.thread = new Thread(this::loop, "kith-write-" + spec.name());
    this.thread.setDaemon(true);
    this.thread.start();
  }

  /** As {@link Database#write}. */
  <T> CompletableFuture<T> submit(Work<T> work) {
    WriteTask<T> task = new WriteTask<>(work);
    if (closing) {
      task.fail(closed());
    } else if (waiting.size() >= maxWaiting || !waiting.offer(task)) {
      task.fail(new SqliteException(Kind.OVERLOADED, maxWaiting + " works wait already", null));
    } else if (closing && waiting.remove(task)) {
      task.fail(closed());
    }
    return task.future();
  }

  /** Whether this is the writer's own thread, which cannot wait for itself. */
  boolean isOwnThread() {
    return Thread.currentThread() == thread;
  }

  /** Writes what waits and ends the thread. To be called once, from another thread. */
  @Override
  public void close() {
    closing = true;
    waiting.add(stop);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void loop() {
    List<WriteTask<?>> group = new ArrayList<>();
    while (!group.contains(stop)) {
      group.clear();
      try {
        group.add(waiting.take());
      } catch (InterruptedException e) {
        // Some work interrupted its own thread; nothing else can.
        LOG.warn("the writer was interrupted");
        continue;
      }
      waiting.drainTo(group, maxGroup - 1);
      for (int next = 0; next < group.size(); ) {
        next = transact(group, next);
      }
      moveOn();
    }
    waiting.forEach(task -> task.fail(closed()));
  }

  private void moveOn() {
    try {
      checkpointer.committed(sql);
    } catch (SqliteException e) {
      LOG.debug("the length of the log is not known");
    }
  }

  /**
   * Runs works in one transaction and completes them.
   *
   * @return the first one that was not run, because the transaction was lost before
   */
  private int transact(List<WriteTask<?>> group, int first) {
    int next = first;
    try {
      sql.execute("BEGIN IMMEDIATE");
      while (next < group.size()) {
        runInSavepoint(group.get(next++));
      }
      sql.execute("COMMIT");
      group.subList(first, next).forEach(WriteTask::complete);
      return next;
    } catch (RuntimeException e) {
      int end = next == first ? group.size() : next;
      rollBack();
      Throwable reason =
          e instanceof LostTransactionException && e.getCause() != null ? e.getCause() : e;
      group.subList(first, end).forEach(task -> task.fail(reason));
      return end;
    }
  }

  private void runInSavepoint(WriteTask<?> task) {
    sql.execute("SAVEPOINT work");
    try {
      task.run(sql);
    } catch (Throwable e) {
      task.refuse(e);
      undo(e);
    }
    sql.execute("RELEASE work");
  }

  // A full disk or a failing one makes SQLite roll back all of the transaction by itself.
  private void undo(Throwable reason) {
    try {
      sql.execute("ROLLBACK TO work");
    } catch (SqliteException e) {
      throw new LostTransactionException(reason);
    }
  }

  private void rollBack() {
    try {
      sql.execute("ROLLBACK");
    } catch (SqliteException e) {
      LOG.debug("the transaction was rolled back already");
    }
  }

  private static IllegalStateException closed() {
    return new IllegalStateException("the store is closed");
  }
}
