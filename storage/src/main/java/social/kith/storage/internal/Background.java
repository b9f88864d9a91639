package social.kith.storage.internal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Long work that nobody waits for at once. */
public final class Background {
  private Background() {}

  private static final Duration KEPT_IDLE = Duration.ofSeconds(5);

  /**
   * Runs one thing after another on a thread that is there while it is needed, and does not keep
   * the process alive.
   *
   * @param name the thread's name
   */
  public static Executor worker(String name) {
    ThreadPoolExecutor worker =
        new ThreadPoolExecutor(
            1,
            1,
            KEPT_IDLE.toMillis(),
            TimeUnit.MILLISECONDS,
            new LinkedBlockingQueue<>(),
            command -> daemon(command, name));
    worker.allowCoreThreadTimeOut(true);
    return worker;
  }

  /**
   * Runs something on a thread of its own, which does not keep the process alive.
   *
   * @param name the thread's name
   * @return done on that thread, with what it gave or threw
   */
  public static <T> CompletableFuture<T> run(String name, Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, command -> daemon(command, name).start());
  }

  private static Thread daemon(Runnable command, String name) {
    Thread thread = new Thread(command, name);
    thread.setDaemon(true);
    return thread;
  }
}
