package social.kith.node.sync;

import java.util.concurrent.CompletableFuture;
import social.kith.node.loop.EventLoop;
import social.kith.storage.Store;

/**
 * Loop-owned. Takes off the disk what contacts took back. What could not be deleted, in this run or
 * the last one, is tried again before the next session says what is held: only then it is gone.
 */
final class Erasing {
  private final Store store;
  private final EventLoop loop;
  private int running;

  Erasing(Store store, EventLoop loop) {
    this.store = store;
    this.loop = loop;
  }

  /** Whether nothing is left to be deleted. */
  boolean isDone() {
    return running == 0 && !store.changes().hasUnused();
  }

  /**
   * Deletes all that is left to be deleted.
   *
   * @return done after COMMIT, on the loop; fails if something could not be deleted
   */
  CompletableFuture<Boolean> erase() {
    CompletableFuture<Boolean> erased = new CompletableFuture<>();
    running++;
    loop.when(
        store.eraseUnused(),
        (emptied, error) -> {
          running--;
          if (error == null) {
            erased.complete(true);
          } else {
            erased.completeExceptionally(error);
          }
        });
    return erased;
  }
}
