package social.kith.node.peer.signaling;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Runs tasks later. */
interface Timers {
  /** Runs the task after the delay, where the other tasks of its owner run. */
  void after(Duration delay, Runnable task);

  /** Timers whose tasks run on an executor. */
  static Timers on(Executor executor) {
    return (delay, task) ->
        CompletableFuture.delayedExecutor(
                delay.toMillis(), TimeUnit.MILLISECONDS, due -> ListenerGate.execute(executor, due))
            .execute(task);
  }
}
