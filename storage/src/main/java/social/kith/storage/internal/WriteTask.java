package social.kith.storage.internal;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A work on its way through the writer. Run and completed on the writer's thread. */
final class WriteTask<T> {
  private final Work<T> work;
  private final CompletableFuture<T> future = new CompletableFuture<>();
  private @Nullable T result;
  private @Nullable Throwable error;

  WriteTask(Work<T> work) {
    this.work = work;
  }

  CompletableFuture<T> future() {
    return future;
  }

  /** Runs the work and keeps what comes of it: nobody hears of it before COMMIT. */
  void run(Sql sql) {
    result = work.run(sql);
  }

  /** Keeps why the work was undone. */
  void refuse(Throwable reason) {
    error = reason;
  }

  /** Tells what came of the work. */
  void complete() {
    if (error != null) {
      future.completeExceptionally(error);
    } else {
      future.complete(result);
    }
  }

  /** Tells that nothing came of the work: for its own reason if it has one, else for this one. */
  void fail(Throwable reason) {
    future.completeExceptionally(error != null ? error : reason);
  }
}
