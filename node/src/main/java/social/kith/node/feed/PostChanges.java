package social.kith.node.feed;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.crypto.BlobId;
import social.kith.crypto.CborMap;
import social.kith.crypto.ContactId;
import social.kith.crypto.Identity;
import social.kith.crypto.ItemId;
import social.kith.crypto.Label;
import social.kith.crypto.MalformedException;
import social.kith.crypto.Signed;
import social.kith.node.sync.SyncListener.Received;
import social.kith.storage.ExpectedBlob;
import social.kith.storage.Item;
import social.kith.storage.NumberedItem;
import social.kith.storage.Retracted;
import social.kith.storage.Store;

/** Retractions and edits of posts: own ones are signed and queued, others' are read. Any thread. */
public final class PostChanges {
  private static final Logger LOG = LoggerFactory.getLogger(PostChanges.class);

  /** Posts are known by the same keys. */
  private static final String REQUEST = "edit ";

  private final Identity self;
  private final Store store;
  private final Conversations conversations;

  /**
   * What an edit adds to a post.
   *
   * @param photos that follow those it has
   * @param drafts ids of the draft photos that these were, and that go
   * @param requestKey a key under which the edit is known again
   */
  public record Added(List<Post.Photo> photos, List<String> drafts, Optional<String> requestKey) {
    /** Nothing. */
    public static final Added NOTHING = new Added(List.of(), List.of(), Optional.empty());
  }

  PostChanges(Identity self, Store store, Conversations conversations) {
    this.self = self;
    this.store = store;
    this.conversations = conversations;
  }

  /**
   * Takes an own post back: nothing of it stays here, and who it was queued for is told. Its photos
   * are deleted later, by {@link Store#eraseUnused}.
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
   * Deletes posts of others whose time is over, with what was said about them.
   *
   * @return done after COMMIT: photos to be deleted by {@link Store#eraseUnused}
   */
  public CompletableFuture<List<BlobId>> end(List<ItemId> posts, Instant now) {
    return store.write(
        tx -> {
          List<BlobId> unused = new ArrayList<>();
          for (ItemId post : posts) {
            unused.addAll(store.changes().end(tx, post, conversations.instead(post, now)));
          }
          return unused;
        });
  }

  /**
   * Signs another text of an own post and photos that follow those it has, stores it and queues it
   * for all for whom the post was queued.
   *
   * @return done after COMMIT: those, nobody if the key was used before; empty if the post was
   *     taken back or would have more than {@link Post#MAX_PHOTOS}
   */
  public CompletableFuture<Optional<Set<ContactId>>> edit(
      ItemId post, byte[] nonce, String text, Added added) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    byte[] payload = new Edit(now.toEpochMilli(), nonce, text, post, added.photos).encode();
    byte[] signed = Signed.sign(self, Label.ITEM, payload);
    Item item = new Item(ItemId.ofPayload(payload), self.id(), Edit.KIND, now, now, signed);
    return store.write(
        tx -> {
          Optional<String> key = added.requestKey.map(it -> REQUEST + it);
          if (key.flatMap(it -> store.requests().find(tx, it)).isPresent()) {
            return Optional.of(Set.of());
          }
          Optional<Set<ContactId>> told =
              store.changes().editOwn(tx, item, post, Feed.ids(added.photos), now);
          if (told.isPresent()) {
            added.drafts.forEach(draft -> store.drafts().delete(tx, draft));
            key.ifPresent(it -> store.requests().put(tx, it, item.id().bytes(), now));
          }
          return told;
        });
  }

  /** Whether an edit was made under this key before. */
  public boolean isEdited(String requestKey) {
    return store.requests().find(REQUEST + requestKey).isPresent();
  }

  /** The post that an item is, as it is after its edits. */
  public static StoredPost newest(Store store, NumberedItem item) {
    StoredPost post = Feed.read(item.item());
    return item.edited() ? newest(store, post) : post;
  }

  /** A post as it is after its edits. */
  public static StoredPost newest(Store store, StoredPost stored) {
    return stored.post().isEmpty()
        ? stored
        : new StoredPost(
            stored.item(),
            stored.post().map(post -> post.edited(edits(store, stored.item().id()))));
  }

  /** The same, of this store. */
  public StoredPost newest(StoredPost stored) {
    return newest(store, stored);
  }

  /** All images of an item, with those of its edits; none if it is no post. */
  static List<ExpectedBlob> photos(Store store, Item item) {
    return newest(store, Feed.read(item))
        .post()
        .map(post -> Feed.expected(post.photos()))
        .orElse(List.of());
  }

  /** The texts that a post was given after the first, and what came with them, in order. */
  public List<Revision> edits(ItemId post) {
    return edits(store, post);
  }

  private static List<Revision> edits(Store store, ItemId post) {
    return store.changes().edits(post).stream().map(PostChanges::revision).toList();
  }

  /** Reads an edit that was verified. */
  public static Revision revision(Item edit) {
    try {
      Edit read = Edit.parse(Feed.decode(edit));
      return new Revision(edit.createdAt(), read.text(), read.photos());
    } catch (MalformedException e) {
      throw new IllegalStateException("a stored item cannot be read", e);
    }
  }

  /**
   * Carries out changes that an earlier version kept without knowing what they are, or all that is
   * in them. To be called at the start, before {@link PhotoShelf#sweep}; waits for COMMIT.
   */
  public void readAgain() {
    new UnreadEdits(self.id(), store).read();
    for (Item item : store.items().ofKind(Feed.UNKNOWN_KIND)) {
      try {
        readAgain(item, Feed.decode(item));
      } catch (MalformedException e) {
        LOG.warn("an item of another version cannot be read; it stays as it is");
      }
    }
  }

  private void readAgain(Item item, CborMap map) throws MalformedException {
    if (Feed.kind(map) == Retraction.KIND) {
      ItemId post = Retraction.parse(map).post();
      Item known = item.withKind(Retraction.KIND);
      Item instead = conversations.instead(post, Instant.now());
      store.write(tx -> store.changes().carryOut(tx, known, post, instead)).join();
    } else if (Feed.kind(map) == Edit.KIND) {
      Edit edit = Edit.parse(map);
      List<BlobId> blobs = Feed.ids(edit.photos());
      Item known = item.withKind(Edit.KIND);
      store.blobs().expect(item.author(), edit.post(), Feed.expected(edit.photos())).join();
      store.write(tx -> store.changes().edit(tx, known, edit.post(), blobs)).join();
    } else if (Feed.kind(map) > Edit.KIND) {
      conversations.readAgain(item, Feed.kind(map), map);
    }
  }

  /**
   * Reads the verified change of a contact.
   *
   * @throws MalformedException if it is not as the protocol says, or about an item of somebody else
   */
  Received read(ItemId id, ContactId author, int kind, CborMap map, Instant now, byte[] signed)
      throws MalformedException {
    long createdMs;
    ItemId post;
    List<ExpectedBlob> photos = List.of();
    if (kind == Retraction.KIND) {
      Retraction retraction = Retraction.parse(map);
      createdMs = retraction.createdAtMs();
      post = retraction.post();
    } else {
      Edit edit = Edit.parse(map);
      createdMs = edit.createdAtMs();
      post = edit.post();
      photos = Feed.expected(edit.photos());
    }
    Optional<Item> changed = store.items().find(post);
    if (changed.isPresent() && !changed.get().author().equals(author)) {
      throw new MalformedException("a change of somebody else's item");
    }
    Item item = new Item(id, author, kind, Instant.ofEpochMilli(createdMs), now, signed);
    Received received = new Received(item, photos, Optional.of(post));
    return kind == Retraction.KIND ? received.with(conversations.instead(post, now)) : received;
  }
}
