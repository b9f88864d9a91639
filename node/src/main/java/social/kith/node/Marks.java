package social.kith.node;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;
import social.kith.node.KithException.Kind;
import social.kith.node.feed.Feed;
import social.kith.node.feed.StoredPost;
import social.kith.node.loop.EventLoop;
import social.kith.storage.Store;

/**
 * What this person keeps of posts and people for themselves: what they have read, what is pinned,
 * who is muted. Nobody else hears of it. A part of {@link KithNode}: any thread; waits, at most 30
 * s, for COMMIT.
 */
public final class Marks {
  /** Most pinned posts. */
  public static final int MAX_PINS = 20;

  /** Most posts that are read at once. */
  public static final int MAX_POSTS = 100;

  private final Store store;
  private final Feed feed;
  private final PostViews posts;
  private final ContactViews contacts;
  private final EventLoop loop;
  private final EventHub hub;
  private final Notices notices;

  Marks(
      Store store,
      Feed feed,
      PostViews posts,
      ContactViews contacts,
      EventLoop loop,
      EventHub hub,
      Notices notices) {
    this.store = store;
    this.feed = feed;
    this.posts = posts;
    this.contacts = contacts;
    this.loop = loop;
    this.hub = hub;
    this.notices = notices;
  }

  /** What others did that the person would want to know of. */
  public Notices notices() {
    return notices;
  }

  /** How many posts of contacts are not read. */
  public long unread() {
    return store.marks().countUnread();
  }

  /**
   * Posts were read.
   *
   * @param postIds at most {@link #MAX_POSTS}; those that were read before, own ones and unknown
   *     ones are passed over
   * @return how many are left
   */
  public long read(List<String> postIds) {
    if (postIds.size() > MAX_POSTS) {
      throw new KithException(
          Kind.TOO_LARGE, "At most 100 posts are read at once. Send fewer, or read all.");
    }
    List<ItemId> ids = postIds.stream().flatMap(id -> ItemId.parseHex(id).stream()).toList();
    Waiting.on(store.update(tx -> store.marks().read(tx, ids)));
    return told(ids.stream().map(ItemId::hex).toList());
  }

  /** All posts were read. */
  public long readAll() {
    Waiting.on(store.update(tx -> store.marks().readAll(tx)));
    return told(List.of());
  }

  private long told(List<String> read) {
    long left = unread();
    loop.execute(() -> hub.publish(new NodeEvent.UnreadChanged(left, read)));
    return left;
  }

  /** The pinned posts, what was pinned last first. */
  public List<PostView> pinned() {
    return store.marks().pinned().stream()
        .flatMap(id -> feed.find(id).stream())
        .map(posts::view)
        .toList();
  }

  /**
   * Pins a post to the top of this person's own feed.
   *
   * @throws KithException NOT_FOUND, or TOO_LARGE if 20 are pinned
   */
  public PostView pin(String postId) {
    StoredPost post = find(postId);
    ItemId id = post.item().id();
    if (store.marks().pinnedAt(id).isEmpty() && store.marks().pinned().size() >= MAX_PINS) {
      throw new KithException(Kind.TOO_LARGE, "20 posts are pinned. Unpin another one first.");
    }
    Instant now = loop.now();
    Waiting.on(store.update(tx -> store.marks().pin(tx, id, now)));
    return changed(post);
  }

  /** Takes that back. */
  public PostView unpin(String postId) {
    StoredPost post = find(postId);
    Waiting.on(store.update(tx -> store.marks().unpin(tx, post.item().id())));
    return changed(post);
  }

  private PostView changed(StoredPost post) {
    PostView view = posts.view(post);
    loop.execute(() -> hub.publish(new NodeEvent.PostChanged(view)));
    return view;
  }

  /** Keeps a contact's posts out of the feed; they come and are kept as before. */
  public ContactView mute(String contactId) {
    return mute(contactId, Optional.of(loop.now()));
  }

  /** Shows them again, those that came meanwhile too. */
  public ContactView unmute(String contactId) {
    return mute(contactId, Optional.empty());
  }

  private ContactView mute(String contactId, Optional<Instant> at) {
    ContactId id =
        ContactId.parseHex(contactId)
            .filter(known -> contacts.find(known).isPresent())
            .orElseThrow(
                () ->
                    new KithException(
                        Kind.NOT_FOUND, "There is no such contact. Reload the list."));
    Waiting.on(store.update(tx -> store.marks().mute(tx, id, at)));
    ContactView view = contacts.find(id).orElseThrow();
    loop.execute(() -> hub.publish(new NodeEvent.ContactChanged(view)));
    told(List.of());
    return view;
  }

  private StoredPost find(String postId) {
    return ItemId.parseHex(postId)
        .flatMap(feed::find)
        .orElseThrow(
            () -> new KithException(Kind.NOT_FOUND, "There is no such post. Reload the feed."));
  }
}
