package social.kith.node;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import social.kith.crypto.BlobId;
import social.kith.crypto.ContactId;
import social.kith.crypto.IdentityKey;
import social.kith.crypto.ItemId;
import social.kith.crypto.MalformedException;
import social.kith.node.feed.Feed;
import social.kith.node.loop.EventLoop;
import social.kith.node.sync.SyncListener;
import social.kith.storage.Allowance;
import social.kith.storage.Offence;
import social.kith.storage.Remarks;
import social.kith.storage.Store;

/** Loop-owned. Turns what sync reports into what listeners of the node hear. */
final class Activity implements SyncListener {
  private static final Duration PROGRESS_PAUSE = Duration.ofMillis(200);

  private final Feed feed;
  private final Store store;
  private final EventLoop loop;
  private final PostViews views;
  private final EventHub hub;
  private final PhotoRules rules;
  private final Health health;
  private final Changes changes;
  private final Set<ItemId> progressing = new HashSet<>();

  /** Hears of what is not told here. */
  interface Changes {
    /** Something about a contact changed that a person would see. */
    void contactChanged(ContactId contact);

    /** A contact says something else about themselves. */
    void profileChanged(ContactId contact);

    /** A contact's node did what it must not. */
    void offended(ContactId contact, Offence.Kind what);

    /** Something was queued, after COMMIT, for these contacts. */
    void queued(Set<ContactId> contacts);

    /** Images moved between this node and a contact's. */
    void transfersChanged(ContactId contact);
  }

  Activity(
      Feed feed,
      Store store,
      EventLoop loop,
      PostViews views,
      EventHub hub,
      PhotoRules rules,
      Health health,
      Changes changes) {
    this.feed = feed;
    this.store = store;
    this.loop = loop;
    this.views = views;
    this.hub = hub;
    this.rules = rules;
    this.health = health;
    this.changes = changes;
  }

  @Override
  public Received read(IdentityKey author, byte[] signed) throws MalformedException {
    return feed.verify(author, signed, loop.now());
  }

  @Override
  public ContactId self() {
    return feed.self();
  }

  @Override
  public Allowance allowance(ContactId contact) {
    return rules.allowance(contact);
  }

  @Override
  public void offended(ContactId contact, Offence.Kind what) {
    changes.offended(contact, what);
  }

  @Override
  public long originalsUpTo(ContactId contact) {
    return rules.originalsUpTo(contact);
  }

  @Override
  public void transfersChanged(ContactId contact) {
    changes.transfersChanged(contact);
  }

  @Override
  public void photoUnavailable(ContactId contact, ItemId item) {
    notice(
        views.name(contact)
            + "’s node does not have that photo any more. Ask them to share it again.");
    publishPhotos(item);
  }

  @Override
  public void passedOn(Set<ContactId> contacts) {
    changes.queued(contacts);
  }

  @Override
  public void stored(List<Received> items) {
    Set<ItemId> gone = new HashSet<>();
    items.stream().filter(Received::retracts).forEach(it -> it.about().ifPresent(gone::add));
    for (Received received : items) {
      received.about().ifPresent(post -> changed(post, received));
      if (received.isProfile()) {
        changes.profileChanged(received.item().author());
      }
      if (!gone.contains(received.item().id())) {
        // From what is at hand: reading it back costs as much as all the rest.
        Feed.post(received.item())
            .ifPresent(post -> hub.publish(new NodeEvent.PostAdded(views.view(post))));
      }
    }
    hub.publish(new NodeEvent.UnreadChanged(store.marks().countUnread(), List.of()));
  }

  private void changed(ItemId post, Received received) {
    if (received.retracts()) {
      hub.publish(new NodeEvent.PostRemoved(post.hex()));
    } else if (received.remark().isPresent() || received.item().kind() == Remarks.WIDENED) {
      conversationChanged(post);
    } else {
      feed.find(post).ifPresent(it -> hub.publish(new NodeEvent.PostChanged(views.view(it))));
    }
  }

  @Override
  public void sent(ContactId contact, List<ItemId> items) {
    items.forEach(item -> deliveryChanged(item, contact));
  }

  @Override
  public void delivered(ContactId contact, List<ItemId> items) {
    items.forEach(item -> deliveryChanged(item, contact));
    changes.contactChanged(contact);
  }

  @Override
  public void photoDelivered(ContactId contact, BlobId blob) {
    store.items().ofBlob(blob).ifPresent(item -> deliveryChanged(item, contact));
  }

  private void deliveryChanged(ItemId item, ContactId contact) {
    views
        .delivery(item, contact)
        .ifPresent(view -> hub.publish(new NodeEvent.DeliveryChanged(item.hex(), view)));
    feed.conversations().postOf(item).ifPresent(this::conversationChanged);
  }

  /** Tells what is said about a post. */
  void conversationChanged(ItemId post) {
    feed.find(post)
        .map(views::talk)
        .ifPresent(talk -> hub.publish(new NodeEvent.ConversationChanged(post.hex(), talk)));
  }

  @Override
  public void photoProgress(ItemId item, boolean last) {
    if (last) {
      publishPhotos(item);
    } else if (progressing.add(item)) {
      loop.schedule(
          PROGRESS_PAUSE,
          () -> {
            progressing.remove(item);
            publishPhotos(item);
          });
    }
  }

  /** Tells how the photos of a post are. */
  void publishPhotos(ItemId item) {
    feed.find(item)
        .ifPresent(
            stored -> hub.publish(new NodeEvent.PhotosChanged(item.hex(), views.photos(stored))));
  }

  @Override
  public void storeFailed(Throwable error) {
    health.failed(error);
  }

  /** Something that a person should know. */
  void notice(String message) {
    hub.publish(new NodeEvent.Notice(message));
  }
}
