package social.kith.node.sync;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import social.kith.crypto.BlobId;
import social.kith.node.loop.EventLoop;
import social.kith.storage.Store;

/**
 * Loop-owned. Takes off the disk what contacts took back. What cannot be deleted just now is tried
 * again before the next session says what is held: only then it counts as gone.
 */
final class Erasing {
  private final Store store;
  private final EventLoop loop;
  private final Set<BlobId> left = new HashSet<>();
  private int running;

  Erasing(Store store, EventLoop loop) {
    this.store = store;
    this.loop = loop;
  }

  /** Whether nothing is left to be deleted. */
  boolean isDone() {
    return left.isEmpty() && running == 0;
  }

  /**
   * Deletes these photos and all that is left of earlier ones, and empties the log of what was
   * deleted.
   *
   * @return done after COMMIT, on the loop; fails if something could not be deleted
   */
  CompletableFuture<Boolean> erase(Collection<BlobId> photos) {
    left.addAll(photos);
    List<BlobId> all = List.copyOf(left);
    CompletableFuture<Boolean> erased = new CompletableFuture<>();
    running++;
    loop.when(
        store.release(all).thenCompose(done -> store.erase()),
        (emptied, error) -> {
          running--;
          if (error == null) {
            all.forEach(left::remove);
            erased.complete(true);
          } else {
            erased.completeExceptionally(error);
          }
        });
    return erased;
  }
}
