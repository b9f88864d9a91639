package social.kith.node.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import social.kith.crypto.BlobId;
import social.kith.crypto.CborMap;
import social.kith.crypto.ContactId;
import social.kith.crypto.Identity;
import social.kith.crypto.IdentityKey;
import social.kith.crypto.ItemId;
import social.kith.crypto.Label;
import social.kith.crypto.MalformedException;
import social.kith.crypto.Signed;
import social.kith.node.contact.ForgedException;
import social.kith.node.sync.SyncListener;
import social.kith.storage.ExpectedBlob;
import social.kith.storage.FeedCursor;
import social.kith.storage.FeedFilter;
import social.kith.storage.Item;
import social.kith.storage.Store;

/** Posts on this disk: own ones are signed and queued, others' are verified. Any thread. */
public final class Feed {
  /** Stored as the kind of an item that only a newer Kith can read. */
  static final int UNKNOWN_KIND = 0;

  static final int DISPLAY_RANK = 0;
  static final int ORIGINAL_RANK = 1;

  private final Identity self;
  private final Store store;
  private final Conversations conversations;
  private final PostChanges changes;

  /** The feed of this person. */
  public Feed(Identity self, Store store) {
    this.self = self;
    this.store = store;
    this.conversations = new Conversations(self, store);
    this.changes = new PostChanges(self, store, conversations);
  }

  /**
   * Signs a post, stores it and queues it for its audience, all in one transaction.
   *
   * @param circles ids of the circles by which it is shared
   * @param drafts ids of the draft photos that are part of it now
   * @param requestKey a key under which the post is found again
   * @return done after COMMIT; the earlier post if the key was used before
   */
  public CompletableFuture<StoredPost> share(
      Post post,
      Set<ContactId> audience,
      List<String> circles,
      List<String> drafts,
      Optional<String> requestKey) {
    byte[] payload = post.encode();
    Instant now = Instant.ofEpochMilli(post.createdAtMs());
    byte[] signed = Signed.sign(self, Label.ITEM, payload);
    Item item = new Item(ItemId.ofPayload(payload), self.id(), Post.KIND, now, now, signed);
    List<BlobId> blobs = ids(post.photos());
    return store.write(
        tx -> {
          Optional<byte[]> earlier =
              requestKey.flatMap(key -> store.requests().claim(tx, key, item.id().bytes(), now));
          if (earlier.isPresent()) {
            return find(ItemId.of(earlier.get())).orElseThrow();
          }
          store.items().insert(tx, item, audience, blobs);
          post.expiresAt().ifPresent(at -> store.changes().expiry().set(tx, item.id(), at));
          audience.forEach(contact -> store.deliveries().queue(tx, contact, item.id(), now));
          circles.forEach(circle -> store.circles().shared(tx, circle, item.id()));
          drafts.forEach(draft -> store.drafts().delete(tx, draft));
          return new StoredPost(item, Optional.of(post));
        });
  }

  /** Whose posts are own ones. */
  public ContactId self() {
    return self.id();
  }

  /** Retractions and edits of posts. */
  public PostChanges changes() {
    return changes;
  }

  /** What people say about posts. */
  public Conversations conversations() {
    return conversations;
  }

  /** The post that was shared under this key before. */
  public Optional<StoredPost> findByRequest(String requestKey) {
    return store.requests().find(requestKey).flatMap(id -> find(ItemId.of(id)));
  }

  /** A post on this disk. */
  public Optional<StoredPost> find(ItemId id) {
    return store.items().find(id).flatMap(Feed::post);
  }

  /** The photos of a post, with those that edits added. */
  public List<Post.Photo> photos(StoredPost stored) {
    return changes.newest(stored).post().map(Post::photos).orElse(List.of());
  }

  /** Some of the posts older than the cursor, newest first. */
  public List<StoredPost> before(FeedFilter filter, Optional<FeedCursor> cursor, int limit) {
    return store.feed().before(filter, cursor, limit).stream().map(Feed::read).toList();
  }

  /** The posts just newer than the cursor of everybody who is not muted, newest first. */
  public List<StoredPost> after(FeedCursor cursor, int limit) {
    return store.feed().after(cursor, limit).stream().map(Feed::read).toList();
  }

  /**
   * Verifies and reads an item of a contact.
   *
   * @throws MalformedException if it is not theirs, not as the protocol says, or about an item of
   *     somebody else that is not theirs to change or to pass on
   */
  public SyncListener.Received verify(IdentityKey author, byte[] signed, Instant now)
      throws MalformedException {
    byte[] payload = payload(author, signed);
    CborMap map = CborMap.decode(payload, Post.MAX_BYTES);
    ItemId id = ItemId.ofPayload(payload);
    int kind = kind(map);
    if (kind == ProfileCard.KIND) {
      Instant created = Instant.ofEpochMilli(ProfileCard.parse(map).createdAtMs());
      Item item = new Item(id, author.contactId(), kind, created, now, signed);
      return new SyncListener.Received(item, List.of(), Optional.empty());
    }
    if (kind > Edit.KIND) {
      return conversations.read(id, author.contactId(), kind, map, now, signed);
    }
    if (kind > Post.KIND) {
      return changes.read(id, author.contactId(), kind, map, now, signed);
    }
    if (kind == Post.KIND) {
      Post post = Post.parse(map);
      Instant created = Instant.ofEpochMilli(post.createdAtMs());
      Item item = new Item(id, author.contactId(), Post.KIND, created, now, signed);
      return new SyncListener.Received(item, expected(post.photos()), Optional.empty())
          .until(post.expiresAt());
    }
    Item item = new Item(id, author.contactId(), UNKNOWN_KIND, now, now, signed);
    return new SyncListener.Received(item, List.of(), Optional.empty());
  }

  /** The post that an item is; empty if it changes one. */
  public static Optional<StoredPost> post(Item item) {
    return Optional.of(item).filter(Feed::isPost).map(Feed::read);
  }

  private static byte[] payload(IdentityKey author, byte[] signed) throws ForgedException {
    try {
      return Signed.verify(author, Label.ITEM, signed);
    } catch (MalformedException e) {
      throw new ForgedException(e);
    }
  }

  /** Reads what was verified when it was stored. */
  public static StoredPost read(Item item) {
    if (item.signed().length == 0) {
      return new StoredPost(item, Optional.empty());
    }
    try {
      CborMap map = decode(item);
      return new StoredPost(
          item, kind(map) == Post.KIND ? Optional.of(Post.parse(map)) : Optional.empty());
    } catch (MalformedException e) {
      throw new IllegalStateException("a stored item cannot be read", e);
    }
  }

  /** The payload of what was verified when it was stored. */
  static CborMap decode(Item item) throws MalformedException {
    return CborMap.decode(Signed.payloadUnverified(item.signed()), Post.MAX_BYTES);
  }

  private static boolean isPost(Item item) {
    return item.kind() == Post.KIND || item.kind() == UNKNOWN_KIND;
  }

  /** The kind of an item, if this version knows it. */
  static int kind(CborMap map) throws MalformedException {
    boolean known = map.requireLong(1, 1, 1_000_000) == Post.VERSION;
    long kind = map.requireLong(2, 1, 1_000_000);
    return known && kind <= Widened.KIND ? (int) kind : UNKNOWN_KIND;
  }

  /** All images of photos, the display sizes first. */
  static List<ExpectedBlob> expected(List<Post.Photo> photos) {
    List<ExpectedBlob> displays = new ArrayList<>();
    List<ExpectedBlob> originals = new ArrayList<>();
    for (Post.Photo photo : photos) {
      displays.add(expected(photo.display(), DISPLAY_RANK));
      originals.add(expected(photo.original(), ORIGINAL_RANK));
    }
    return Stream.concat(displays.stream(), originals.stream()).toList();
  }

  /** The ids of these. */
  static List<BlobId> ids(List<Post.Photo> photos) {
    return expected(photos).stream().map(ExpectedBlob::id).toList();
  }

  private static ExpectedBlob expected(Post.Rendition rendition, int rank) {
    return new ExpectedBlob(rendition.blob(), rendition.ciphertextBytes(), rank);
  }
}
