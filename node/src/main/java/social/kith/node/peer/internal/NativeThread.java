package social.kith.node.peer.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that makes, describes and closes native connections: libwebrtc blocks its callers,
 * so neither the event loop nor a callback may do this. It never waits for the event loop.
 */
public final class NativeThread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NativeThread.class);

  private final ExecutorService executor = Executors.newSingleThreadExecutor(this::thread);

  private Thread thread(Runnable work) {
    Thread thread = new Thread(work, "kith-peer");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Runs the task after those already waiting, from any thread; what it throws is logged.
   *
   * @return false once the thread is closed
   */
  public boolean execute(Runnable task) {
    try {
      executor.execute(() -> run(task));
      return true;
    } catch (RejectedExecutionException e) {
      LOG.debug("a native task came after the factory was closed");
      return false;
    }
  }

  /** Runs the work and gives its result, or what it threw. */
  public <T> CompletableFuture<T> submit(Supplier<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    boolean accepted =
        execute(
            () -> {
              try {
                result.complete(work.get());
              } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
              }
            });
    if (!accepted) {
      result.completeExceptionally(closedException());
    }
    return result;
  }

  private static NativeCallException closedException() {
    return new NativeCallException(
        NativeCallException.Kind.CLOSED, "the factory of the connection is closed");
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      LOG.error("a native task failed", e);
    }
  }

  /** Ends the thread after what already waits, within the time given. */
  public boolean close(long limit, TimeUnit unit) throws InterruptedException {
    executor.shutdown();
    return executor.awaitTermination(limit, unit);
  }

  /** Ends the thread after what already waits, without waiting for it. */
  @Override
  public void close() {
    executor.shutdown();
  }
}
