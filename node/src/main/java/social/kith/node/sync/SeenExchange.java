package social.kith.node.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;
import social.kith.node.contact.ContactLink;
import social.kith.node.link.RecordKind;
import social.kith.node.loop.EventLoop;
import social.kith.storage.SeenPosts;
import social.kith.storage.Store;

/**
 * Loop-owned. Tells a contact which of their posts were seen here, and hears which of the own ones
 * they have seen. What they did not confirm to have heard is told again in the next session.
 */
final class SeenExchange {
  /** What is seen within this time goes in one message. */
  static final Duration PAUSE = Duration.ofSeconds(2);

  private final ContactLink contact;
  private final Store store;
  private final EventLoop loop;
  private final SyncListener listener;
  private final Set<ItemId> told = new HashSet<>();
  private boolean understood;
  private boolean waiting;

  SeenExchange(ContactLink contact, Store store, EventLoop loop, SyncListener listener) {
    this.contact = contact;
    this.store = store;
    this.loop = loop;
    this.listener = listener;
  }

  /** Nothing is told to whose version does not know of it. */
  void have(SyncMessage.Have have) {
    understood = have.knownKind() > 1;
    tell();
  }

  /** More was seen. */
  void added() {
    if (understood && !waiting) {
      waiting = true;
      loop.schedule(
          PAUSE,
          () -> {
            waiting = false;
            tell();
          });
    }
  }

  void end() {
    understood = false;
  }

  private void tell() {
    if (!understood) {
      return;
    }
    List<SeenPosts.Seen> fresh =
        store.seenPosts().untold(id(), SyncMessage.MAX_SEEN).stream()
            .filter(seen -> told.add(seen.post()))
            .toList();
    if (!fresh.isEmpty()) {
      contact.send(RecordKind.SYNC, new SyncMessage.Seen(fresh).encode());
    }
  }

  /** They have seen these. */
  void seen(SyncMessage.Seen message) {
    Instant now = loop.now();
    List<ItemId> posts = message.posts().stream().map(SeenPosts.Seen::post).toList();
    loop.when(
        store.write(
            tx ->
                message.posts().stream()
                    .filter(it -> store.ledger().seen(tx, id(), it.post(), it.at(), now))
                    .map(SeenPosts.Seen::post)
                    .toList()),
        (changed, error) -> {
          if (changed == null) {
            fail(error);
            return;
          }
          contact.send(RecordKind.SYNC, new SyncMessage.Noted(posts).encode());
          listener.delivered(id(), changed);
        });
  }

  /** They have heard of these. */
  void noted(SyncMessage.Noted noted) {
    loop.when(
        store.update(tx -> store.seenPosts().told(tx, id(), noted.posts())),
        (nothing, error) -> {
          fail(error);
          tell();
        });
  }

  private void fail(@Nullable Throwable error) {
    if (error != null) {
      listener.storeFailed(error);
    }
  }

  private ContactId id() {
    return contact.contact().id();
  }
}
