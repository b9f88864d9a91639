package social.kith.node.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs tasks one after another, in the order they were given, never two at once. */
public interface EventLoop extends Executor {

  /** Runs the task after the delay, on the loop, unless it is cancelled before. */
  Timer schedule(Duration delay, Runnable task);

  /** The wall clock. */
  Instant now();

  /** A clock that never goes backwards, in milliseconds from an arbitrary start. */
  long monotonicMs();

  /** Whether the caller is on the loop. */
  boolean inLoop();

  /**
   * Says that the caller owns the loop's state.
   *
   * @throws IllegalStateException off the loop
   */
  default void requireInLoop() {
    if (!inLoop()) {
      throw new IllegalStateException("must be called on the event loop");
    }
  }

  /** Runs the work on the loop and gives its result, or what it threw. */
  default <T extends @Nullable Object> CompletableFuture<T> submit(Supplier<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    execute(
        () -> {
          try {
            result.complete(work.get());
          } catch (RuntimeException e) {
            result.completeExceptionally(e);
          }
        });
    return result;
  }

  /** Continues on the loop when the stage is done: with its result, or with what it failed by. */
  default <T> void when(
      CompletionStage<T> stage, BiConsumer<@Nullable T, @Nullable Throwable> then) {
    var unused = stage.whenComplete((value, error) -> execute(() -> then.accept(value, error)));
  }

  /** A task that waits for its time. */
  interface Timer {
    /** The task will not run any more. On the loop this is certain. */
    void cancel();
  }
}
