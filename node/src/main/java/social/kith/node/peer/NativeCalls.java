package social.kith.node.peer;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import social.kith.node.peer.internal.NativeTasks;

/** Asks the native half of a connection for something, and brings the answer to the loop. */
final class NativeCalls {
  private final NativeTasks thread;
  private final NativeSide side;
  private final LoopGate loop;

  NativeCalls(NativeTasks thread, NativeSide side, LoopGate loop) {
    this.thread = thread;
    this.side = side;
    this.loop = loop;
  }

  /** What comes of the call, converted, or a {@link PeerException}. */
  <T, R> CompletableFuture<R> call(
      Function<NativeSide, CompletableFuture<T>> nativeCall, Function<T, R> convert) {
    CompletableFuture<R> result = new CompletableFuture<>();
    var unused =
        thread
            .submit(() -> nativeCall.apply(side))
            .thenCompose(Function.identity())
            .whenComplete(
                (value, error) ->
                    complete(
                        () -> {
                          if (error == null) {
                            result.complete(convert.apply(value));
                          } else {
                            result.completeExceptionally(Convert.failure(error));
                          }
                        }));
    return result;
  }

  /**
   * On the loop; where it is gone already, on the thread at hand, so that nobody waits for ever.
   */
  private void complete(Runnable completion) {
    if (!loop.execute(completion)) {
      completion.run();
    }
  }
}
