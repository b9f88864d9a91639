package social.kith.node;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;
import social.kith.node.feed.Feed;
import social.kith.node.feed.StoredPost;
import social.kith.node.loop.EventLoop;
import social.kith.node.sync.Sync;
import social.kith.storage.Item;
import social.kith.storage.Store;
import social.kith.storage.Tx;

/** What becomes of posts once they are shared. Any thread; waits, at most 30 s. */
public final class SharedPosts {
  /** Most posts in one answer. */
  public static final int MAX_POSTS = 100;

  private final ContactId self;
  private final NodeSettings settings;
  private final Audiences audiences;
  private final Editing editing;
  private final Feed feed;
  private final Store store;
  private final PostViews views;
  private final EventLoop loop;
  private final Sync sync;
  private final Listener listener;

  /** Hears of what changed. On the loop. */
  interface Listener {
    void postChanged(ItemId post);

    void queueChanged(ContactId contact);
  }

  SharedPosts(
      ContactId self,
      NodeSettings settings,
      Audiences audiences,
      Editing editing,
      Feed feed,
      Store store,
      PostViews views,
      EventLoop loop,
      Sync sync,
      Listener listener) {
    this.self = self;
    this.settings = settings;
    this.audiences = audiences;
    this.editing = editing;
    this.feed = feed;
    this.store = store;
    this.views = views;
    this.loop = loop;
    this.sync = sync;
    this.listener = listener;
  }

  /**
   * How far the newest own posts are.
   *
   * @param limit 1 to {@link #MAX_POSTS}
   * @return newest first, also those that were taken back
   */
  public List<PostDeliveriesView> newest(int limit) {
    if (limit < 1 || limit > MAX_POSTS) {
      throw new KithException(
          KithException.Kind.INVALID, "1 to 100 posts are told at once. Choose a limit between.");
    }
    return store.ledger().newest(limit).stream()
        .flatMap(id -> feed.find(id).stream())
        .map(views::view)
        .map(
            post ->
                new PostDeliveriesView(
                    post.id(), post.createdAt(), post.retractedAt(), post.deliveries()))
        .toList();
  }

  /**
   * Takes an own post back: its text and photos are deleted here, and everybody who has it is told
   * to delete it. Returns once it is off this disk; again, it does nothing.
   *
   * @return what is left of it: where it was, and who has said that it is gone
   * @throws KithException NOT_FOUND, or CONFLICT if it is somebody else's
   */
  public PostView retract(String postId) {
    StoredPost post = own(postId);
    ItemId id = post.item().id();
    Waiting.on(feed.changes().retract(id)).ifPresent(it -> tell(id, it.contacts()));
    Waiting.on(store.eraseUnused());
    return views.view(feed.find(id).orElse(post));
  }

  /**
   * Gives an own post another text or further photos, for exactly those for whom it was queued. The
   * former texts can still be read by them.
   *
   * @throws KithException NOT_FOUND, CONFLICT if it is somebody else's or was taken back, INVALID
   *     or TOO_LARGE for what it would be
   */
  public PostView edit(String postId, PostEdit edit) {
    StoredPost stored = own(postId);
    tell(stored.item().id(), editing.edit(stored, edit));
    return views.view(stored);
  }

  /**
   * Gives an own post, with its photos and what was edited since, to further contacts.
   *
   * @param contactIds at least one; those who have it or are to get it are passed over
   * @throws KithException NOT_FOUND, INVALID if one is no contact, CONFLICT if one of them cannot
   *     be chosen now, or the post is somebody else's or was taken back
   */
  public PostView widen(String postId, List<String> contactIds) {
    StoredPost post = own(postId);
    if (post.retracted()) {
      throw new KithException(
          KithException.Kind.CONFLICT, "This post was taken back. Share a new one.");
    }
    widen(List.of(post.item().id()), audiences.require(contactIds));
    return views.view(feed.find(post.item().id()).orElse(post));
  }

  /** Gives own posts to contacts who did not get them; those that were taken back to nobody. */
  void widen(List<ItemId> posts, Set<ContactId> contacts) {
    Instant now = loop.now();
    Map<ItemId, Set<ContactId>> widened =
        Waiting.on(store.write(tx -> widen(tx, posts, contacts, now)));
    Set<ContactId> told =
        widened.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    // As many as a page shows; the events of the deliveries tell of the others.
    List<ItemId> shown =
        widened.keySet().stream().skip(Math.max(0, widened.size() - MAX_POSTS)).toList();
    loop.execute(
        () -> {
          sync.queued(told);
          shown.forEach(listener::postChanged);
          told.forEach(listener::queueChanged);
        });
  }

  /** The posts that somebody got by it, each with those who are told so. */
  private Map<ItemId, Set<ContactId>> widen(
      Tx tx, List<ItemId> posts, Set<ContactId> contacts, Instant now) {
    Map<ItemId, Set<ContactId>> widened = new LinkedHashMap<>();
    for (ItemId post : posts) {
      boolean given = false;
      for (ContactId contact : contacts) {
        given |= store.audiences().widen(tx, post, contact, now);
      }
      if (given) {
        widened.put(post, feed.conversations().widened(tx, post, now));
      }
    }
    return widened;
  }

  /** All texts of a post and how many photos came with each, the first one first. */
  public List<RevisionView> revisions(String postId) {
    return views.revisions(find(postId));
  }

  /**
   * Posts were on this person's screen. Their authors are told if the person has chosen that;
   * otherwise nothing happens.
   *
   * @param postIds at most {@link #MAX_POSTS}; own ones and unknown ones are passed over
   */
  public void seen(List<String> postIds) {
    if (postIds.size() > MAX_POSTS) {
      throw new KithException(
          KithException.Kind.TOO_LARGE, "At most 100 posts are seen at once. Send fewer.");
    }
    if (!settings.view().seenReceipts()) {
      return;
    }
    List<Item> posts =
        postIds.stream()
            .flatMap(id -> ItemId.parseHex(id).flatMap(feed::find).stream())
            .map(StoredPost::item)
            .filter(item -> !item.author().equals(self))
            .toList();
    Instant now = loop.now();
    Waiting.on(
        store.update(
            tx -> posts.forEach(it -> store.seenPosts().add(tx, it.author(), it.id(), now))));
    loop.execute(() -> posts.stream().map(Item::author).distinct().forEach(sync::seen));
  }

  private StoredPost own(String postId) {
    StoredPost post = find(postId);
    if (!post.item().author().equals(self)) {
      throw new KithException(
          KithException.Kind.CONFLICT,
          "Only its author can change a post. Choose one of your own.");
    }
    return post;
  }

  private StoredPost find(String postId) {
    return ItemId.parseHex(postId)
        .flatMap(feed::find)
        .orElseThrow(
            () ->
                new KithException(
                    KithException.Kind.NOT_FOUND, "There is no such post. Reload the feed."));
  }

  /** A change of an own post was queued for these, after COMMIT. */
  void tell(ItemId post, Set<ContactId> contacts) {
    loop.execute(
        () -> {
          sync.queued(contacts);
          listener.postChanged(post);
          contacts.forEach(listener::queueChanged);
        });
  }
}
