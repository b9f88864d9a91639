package social.kith.node.feed;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.crypto.BlobId;
import social.kith.crypto.CborMap;
import social.kith.crypto.ContactId;
import social.kith.crypto.Identity;
import social.kith.crypto.IdentityKey;
import social.kith.crypto.ItemId;
import social.kith.crypto.Label;
import social.kith.crypto.MalformedException;
import social.kith.crypto.Signed;
import social.kith.node.sync.SyncListener;
import social.kith.storage.ExpectedBlob;
import social.kith.storage.FeedCursor;
import social.kith.storage.Item;
import social.kith.storage.Retracted;
import social.kith.storage.Store;

/** Posts on this disk: own ones are signed and queued, others' are verified. Any thread. */
public final class Feed {
  private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

  /** Stored as the kind of an item that only a newer Kith can read. */
  private static final int UNKNOWN_KIND = 0;

  static final int DISPLAY_RANK = 0;
  static final int ORIGINAL_RANK = 1;

  private final Identity self;
  private final Store store;

  /** The feed of this person. */
  public Feed(Identity self, Store store) {
    this.self = self;
    this.store = store;
  }

  /**
   * Signs a post, stores it and queues it for its audience, all in one transaction.
   *
   * @param drafts ids of the draft photos that are part of it now
   * @param requestKey a key under which the post is found again
   * @return done after COMMIT; the earlier post if the key was used before
   */
  public CompletableFuture<StoredPost> share(
      Post post, Set<ContactId> audience, List<String> drafts, Optional<String> requestKey) {
    byte[] payload = post.encode();
    Instant now = Instant.ofEpochMilli(post.createdAtMs());
    byte[] signed = Signed.sign(self, Label.ITEM, payload);
    Item item = new Item(ItemId.ofPayload(payload), self.id(), Post.KIND, now, now, signed);
    List<BlobId> blobs = expected(post).stream().map(ExpectedBlob::id).toList();
    return store.write(
        tx -> {
          Optional<byte[]> earlier =
              requestKey.flatMap(key -> store.requests().claim(tx, key, item.id().bytes(), now));
          if (earlier.isPresent()) {
            return find(ItemId.of(earlier.get())).orElseThrow();
          }
          store.items().insert(tx, item, audience, blobs);
          audience.forEach(contact -> store.deliveries().queue(tx, contact, item.id(), now));
          drafts.forEach(draft -> store.drafts().delete(tx, draft));
          return new StoredPost(item, Optional.of(post));
        });
  }

  /**
   * Takes an own post back: nothing of it stays here, and who it was queued for is told. Its photos
   * are deleted later, by {@link Store#release}.
   *
   * @return done after COMMIT; empty if it was taken back before
   */
  public CompletableFuture<Optional<Retracted>> retract(ItemId post) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    byte[] payload = new Retraction(now.toEpochMilli(), post).encode();
    byte[] signed = Signed.sign(self, Label.ITEM, payload);
    Item item = new Item(ItemId.ofPayload(payload), self.id(), Retraction.KIND, now, now, signed);
    return store.write(tx -> store.changes().retract(tx, item, post, now));
  }

  /**
   * Signs another text of an own post, stores it and queues it for all for whom the post was
   * queued.
   *
   * @return done after COMMIT: those; empty if the post was taken back
   */
  public CompletableFuture<Optional<Set<ContactId>>> edit(ItemId post, byte[] nonce, String text) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    byte[] payload = new Edit(now.toEpochMilli(), nonce, text, post).encode();
    byte[] signed = Signed.sign(self, Label.ITEM, payload);
    Item item = new Item(ItemId.ofPayload(payload), self.id(), Edit.KIND, now, now, signed);
    return store.write(tx -> store.changes().editOwn(tx, item, post, now));
  }

  /** The texts that a post was given after the first, in order. */
  public List<Revision> edits(ItemId post) {
    return store.changes().edits(post).stream()
        .map(
            item -> {
              try {
                Edit edit = Edit.parse(decode(item));
                return new Revision(item.createdAt(), edit.text());
              } catch (MalformedException e) {
                throw new IllegalStateException("a stored item cannot be read", e);
              }
            })
        .toList();
  }

  private static CborMap decode(Item item) throws MalformedException {
    return CborMap.decode(Signed.payloadUnverified(item.signed()), Post.MAX_BYTES);
  }

  /**
   * Carries out changes that an earlier version kept without knowing what they are. To be called at
   * the start, before {@link PhotoShelf#sweep}; waits for COMMIT.
   */
  public void readAgain() {
    for (Item item : store.items().ofKind(UNKNOWN_KIND)) {
      try {
        readAgain(item, decode(item));
      } catch (MalformedException e) {
        LOG.warn("an item of another version cannot be read; it stays as it is");
      }
    }
  }

  private void readAgain(Item item, CborMap map) throws MalformedException {
    if (kind(map) == Retraction.KIND) {
      ItemId post = Retraction.parse(map).post();
      Item known = item.withKind(Retraction.KIND);
      store.write(tx -> store.changes().carryOut(tx, known, post)).join();
    } else if (kind(map) == Edit.KIND) {
      ItemId post = Edit.parse(map).post();
      Item known = item.withKind(Edit.KIND);
      store.write(tx -> store.changes().edit(tx, known, post)).join();
    }
  }

  /** The post that was shared under this key before. */
  public Optional<StoredPost> findByRequest(String requestKey) {
    return store.requests().find(requestKey).flatMap(id -> find(ItemId.of(id)));
  }

  /** A post on this disk. */
  public Optional<StoredPost> find(ItemId id) {
    return store.items().find(id).filter(Feed::isPost).map(Feed::read);
  }

  /** Posts older than the cursor, newest first. */
  public List<StoredPost> before(Optional<FeedCursor> cursor, int limit) {
    return store.items().before(cursor, limit).stream().map(Feed::read).toList();
  }

  /** The posts just newer than the cursor, newest first. */
  public List<StoredPost> after(FeedCursor cursor, int limit) {
    return store.items().after(cursor, limit).stream().map(Feed::read).toList();
  }

  /**
   * Verifies and reads an item of a contact.
   *
   * @throws MalformedException if it is not theirs, not as the protocol says, or about an item of
   *     somebody else
   */
  public SyncListener.Received verify(IdentityKey author, byte[] signed, Instant now)
      throws MalformedException {
    byte[] payload = Signed.verify(author, Label.ITEM, signed);
    CborMap map = CborMap.decode(payload, Post.MAX_BYTES);
    ItemId id = ItemId.ofPayload(payload);
    int kind = kind(map);
    if (kind > Post.KIND) {
      return change(id, author.contactId(), kind, map, now, signed);
    }
    if (kind == Post.KIND) {
      Post post = Post.parse(map);
      Instant created = Instant.ofEpochMilli(post.createdAtMs());
      Item item = new Item(id, author.contactId(), Post.KIND, created, now, signed);
      return new SyncListener.Received(item, expected(post), Optional.empty());
    }
    Item item = new Item(id, author.contactId(), UNKNOWN_KIND, now, now, signed);
    return new SyncListener.Received(item, List.of(), Optional.empty());
  }

  private SyncListener.Received change(
      ItemId id, ContactId author, int kind, CborMap map, Instant now, byte[] signed)
      throws MalformedException {
    long createdMs;
    ItemId post;
    if (kind == Retraction.KIND) {
      Retraction retraction = Retraction.parse(map);
      createdMs = retraction.createdAtMs();
      post = retraction.post();
    } else {
      Edit edit = Edit.parse(map);
      createdMs = edit.createdAtMs();
      post = edit.post();
    }
    Optional<Item> changed = store.items().find(post);
    if (changed.isPresent() && !changed.get().author().equals(author)) {
      throw new MalformedException("a change of somebody else's item");
    }
    Item item = new Item(id, author, kind, Instant.ofEpochMilli(createdMs), now, signed);
    return new SyncListener.Received(item, List.of(), Optional.of(post));
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

  private static boolean isPost(Item item) {
    return item.kind() == Post.KIND || item.kind() == UNKNOWN_KIND;
  }

  /** The kind of an item, if this version knows it. */
  static int kind(CborMap map) throws MalformedException {
    boolean known = map.requireLong(1, 1, 1_000_000) == Post.VERSION;
    long kind = map.requireLong(2, 1, 1_000_000);
    return known && kind <= Edit.KIND ? (int) kind : UNKNOWN_KIND;
  }

  /** All images of a post, the display sizes first. */
  static List<ExpectedBlob> expected(Post post) {
    List<ExpectedBlob> displays = new ArrayList<>();
    List<ExpectedBlob> originals = new ArrayList<>();
    for (Post.Photo photo : post.photos()) {
      displays.add(expected(photo.display(), DISPLAY_RANK));
      originals.add(expected(photo.original(), ORIGINAL_RANK));
    }
    return Stream.concat(displays.stream(), originals.stream()).toList();
  }

  private static ExpectedBlob expected(Post.Rendition rendition, int rank) {
    return new ExpectedBlob(rendition.blob(), rendition.ciphertextBytes(), rank);
  }
}
