package social.kith.node.peer.internal;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that makes, describes and closes native connections: libwebrtc blocks its callers,
 * so neither the event loop nor a callback may do this. It never waits for the event loop.
 */
public final class NativeThread implements NativeTasks, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NativeThread.class);

  private final ExecutorService executor = Executors.newSingleThreadExecutor(this::thread);

  private Thread thread(Runnable work) {
    Thread thread = new Thread(work, "kith-peer");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public boolean execute(Runnable task) {
    try {
      executor.execute(() -> run(task));
      return true;
    } catch (RejectedExecutionException e) {
      LOG.debug("a native task came after the factory was closed");
      return false;
    }
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
