package social.kith.node;

import java.util.concurrent.CompletableFuture;
import social.kith.node.loop.EventLoop;
import social.kith.storage.Store;

/** Checks in the background what was not checked when the store was opened. */
final class StoreCheck {
  private final EventLoop loop;
  private final Health health;

  private StoreCheck(EventLoop loop, Health health) {
    this.loop = loop;
    this.health = health;
  }

  /** Begins; what is found to be damaged is told. */
  static void start(Store store, EventLoop loop, Health health) {
    StoreCheck check = new StoreCheck(loop, health);
    check.report(store.intact(), "The database of this node");
    check.report(store.photosIntact(), "The database of photos");
  }

  private void report(CompletableFuture<Boolean> check, String what) {
    loop.when(
        check,
        (sound, error) -> {
          if (Boolean.FALSE.equals(sound)) {
            health.damaged(
                what
                    + " is damaged. Save what you can see, stop Kith, and restore from a backup: kith"
                    + " restore --aside --from BACKUP. It keeps the damaged folder under another"
                    + " name.");
          }
        });
  }
}
