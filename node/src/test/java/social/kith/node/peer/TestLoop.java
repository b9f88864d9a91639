package social.kith.node.peer;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One thread that runs tasks in order, as the event loop of a node does. */
public final class TestLoop implements Executor, AutoCloseable {
  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "test-loop");
            thread.setDaemon(true);
            return thread;
          });

  @Override
  public void execute(Runnable task) {
    executor.execute(task);
  }

  /** Runs the work on the loop and waits for it. */
  public <T> T call(Callable<T> work) {
    try {
      return executor.submit(work).get(30, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs the work on the loop and waits for it. */
  public void run(Runnable work) {
    Object unused =
        call(
            () -> {
              work.run();
              return Boolean.TRUE;
            });
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
