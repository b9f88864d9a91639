package social.kith.node.peer.internal;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import social.kith.node.peer.internal.NativeCallException.Kind;

/** The way to the native thread, from any other one. */
public interface NativeTasks {
  /**
   * Runs the task after those already waiting; what it throws is logged.
   *
   * @return false once the thread is closed
   */
  boolean execute(Runnable task);

  /** Runs the work and gives its result, or what it threw. */
  default <T> CompletableFuture<T> submit(Supplier<T> work) {
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
      result.completeExceptionally(
          new NativeCallException(Kind.CLOSED, "the factory of the connection is closed"));
    }
    return result;
  }
}
