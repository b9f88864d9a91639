package social.kith.node.peer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** The candidates of one description of this side, until there are no more. Loop-owned. */
final class Gathering {
  private final List<IceCandidate> candidates = new ArrayList<>();
  private final CompletableFuture<Void> over = new CompletableFuture<>();

  void add(IceCandidate candidate) {
    if (!over.isDone()) {
      candidates.add(candidate);
    }
  }

  void state(IceGatheringState state) {
    if (state == IceGatheringState.COMPLETE) {
      over.complete(null);
    }
  }

  /** No more candidates come, nor is anybody to be told of those that did. */
  void abandon() {
    over.completeExceptionally(
        new PeerException(PeerException.Reason.CLOSED, "the connection is closed"));
  }

  /** All candidates, or, after this time, those that there are. */
  CompletableFuture<List<IceCandidate>> within(Duration limit, Executor loop) {
    CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS, loop)
        .execute(() -> over.complete(null));
    return over.thenApply(done -> List.copyOf(candidates));
  }
}
