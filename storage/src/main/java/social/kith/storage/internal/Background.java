package social.kith.storage.internal;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Long work that nobody waits for at once. */
public final class Background {
  private Background() {}

  /**
   * Runs something on a thread of its own, which does not keep the process alive.
   *
   * @param name the thread's name
   * @return done on that thread, with what it gave or threw
   */
  public static <T> CompletableFuture<T> run(String name, Supplier<T> work) {
    return CompletableFuture.supplyAsync(
        work,
        command -> {
          Thread thread = new Thread(command, name);
          thread.setDaemon(true);
          thread.start();
        });
  }
}
