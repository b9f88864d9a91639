package social.kith.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;
import social.kith.node.feed.Feed;
import social.kith.node.loop.EventLoop;
import social.kith.node.sync.Sync;
import social.kith.storage.Store;

/**
 * Loop-owned. Ends posts whose time is over: others' are deleted; own ones are taken back, so that
 * it is known whose disks they are off.
 */
final class Expiring {
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Feed feed;
  private final Store store;
  private final EventLoop loop;
  private final Sync sync;
  private final Listener listener;
  private boolean closed;

  /** Hears of posts that ended. On the loop. */
  interface Listener {
    /** An own one was taken back from these. */
    void ownEnded(ItemId post, Set<ContactId> contacts);

    /** These of others are gone. */
    void ended(List<ItemId> posts);

    /** It could not be stored. */
    void storeFailed(Throwable error);
  }

  Expiring(Feed feed, Store store, EventLoop loop, Sync sync, Listener listener) {
    this.feed = feed;
    this.store = store;
    this.loop = loop;
    this.sync = sync;
    this.listener = listener;
  }

  /** Ends what ended while the node was off, and from then on everything in time. */
  void start() {
    loop.when(end(store.changes().expiry().due(loop.now())), this::done);
  }

  /** Nothing more ends. */
  void close() {
    closed = true;
  }

  private void done(@Nullable Boolean ended, @Nullable Throwable error) {
    if (error != null) {
      listener.storeFailed(error);
    }
    if (!closed) {
      loop.schedule(
          PAUSE,
          () -> {
            if (!closed) {
              start();
            }
          });
    }
  }

  private CompletableFuture<Boolean> end(List<ItemId> due) {
    if (due.isEmpty()) {
      return CompletableFuture.completedFuture(true);
    }
    List<ItemId> others = new ArrayList<>();
    List<CompletableFuture<?>> own = new ArrayList<>();
    for (ItemId post : due) {
      if (isOwn(post)) {
        own.add(
            feed.changes().retract(post).thenAccept(it -> tell(post, it.map(r -> r.contacts()))));
      } else {
        others.add(post);
      }
    }
    return CompletableFuture.allOf(own.toArray(CompletableFuture[]::new))
        .thenCompose(done -> endOthers(others))
        .thenCompose(done -> store.eraseUnused());
  }

  private boolean isOwn(ItemId post) {
    return store.items().find(post).map(it -> it.author().equals(feed.self())).orElse(false);
  }

  private void tell(ItemId post, Optional<Set<ContactId>> contacts) {
    contacts.ifPresent(told -> loop.execute(() -> listener.ownEnded(post, told)));
  }

  private CompletableFuture<Boolean> endOthers(List<ItemId> posts) {
    return feed.changes()
        .end(posts, loop.now())
        .thenCompose(
            unused ->
                loop.submit(
                    () -> {
                      // What is on its way is not stored after it was deleted.
                      sync.unused(unused);
                      listener.ended(posts);
                      return true;
                    }));
  }
}
