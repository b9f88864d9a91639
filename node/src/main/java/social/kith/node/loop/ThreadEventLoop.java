package social.kith.node.loop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An {@link EventLoop} on one daemon thread. A task that throws is logged; the loop goes on. */
public final class ThreadEventLoop implements EventLoop, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ThreadEventLoop.class);

  private final Clock clock;
  private final ScheduledThreadPoolExecutor executor;
  private volatile @Nullable Thread thread;

  /** A loop whose thread has this name, by the clock of this machine. */
  public ThreadEventLoop(String threadName) {
    this(threadName, Clock.systemUTC());
  }

  /** A loop whose thread has this name, by this clock. */
  public ThreadEventLoop(String threadName, Clock clock) {
    this.clock = clock;
    executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread created = new Thread(task, threadName);
              created.setDaemon(true);
              thread = created;
              return created;
            });
    executor.setRemoveOnCancelPolicy(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public void execute(Runnable task) {
    try {
      executor.execute(() -> run(task));
    } catch (RejectedExecutionException e) {
      LOG.debug("a task came after the loop was closed");
    }
  }

  /** As in every loop; after closing it fails at once. */
  @Override
  public <T extends @Nullable Object> CompletableFuture<T> submit(Supplier<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    try {
      executor.execute(
          () -> {
            try {
              result.complete(work.get());
            } catch (RuntimeException e) {
              result.completeExceptionally(e);
            }
          });
    } catch (RejectedExecutionException e) {
      result.completeExceptionally(new IllegalStateException("the loop is closed", e));
    }
    return result;
  }

  @Override
  public Timer schedule(Duration delay, Runnable task) {
    AtomicBoolean cancelled = new AtomicBoolean();
    try {
      var pending =
          executor.schedule(
              () -> {
                if (!cancelled.get()) {
                  run(task);
                }
              },
              delay.toNanos(),
              TimeUnit.NANOSECONDS);
      return () -> {
        cancelled.set(true);
        pending.cancel(false);
      };
    } catch (RejectedExecutionException e) {
      return () -> {};
    }
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      LOG.error("a task of the event loop failed", e);
    }
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public long monotonicMs() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  @Override
  public boolean inLoop() {
    return Thread.currentThread() == thread;
  }

  /** Ends the loop after the tasks that already wait; timers that are not due are dropped. */
  @Override
  public void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(5, TimeUnit.SECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
