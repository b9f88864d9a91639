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
import social.kith.storage.Item;
import social.kith.storage.Retracted;
import social.kith.storage.Store;

/** Retractions and edits of posts: own ones are signed and queued, others' are read. Any thread. */
public final class PostChanges {
  private static final Logger LOG = LoggerFactory.getLogger(PostChanges.class);

  private final Identity self;
  private final Store store;
  private final Conversations conversations;

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

  /** A post with the newest of its texts. */
  public static StoredPost newest(Store store, StoredPost stored) {
    List<Revision> edits = edits(store, stored.item().id());
    return edits.isEmpty()
        ? stored
        : new StoredPost(
            stored.item(),
            stored.post().map(post -> post.withText(edits.get(edits.size() - 1).text())));
  }

  /** The texts that a post was given after the first, in order. */
  public List<Revision> edits(ItemId post) {
    return edits(store, post);
  }

  private static List<Revision> edits(Store store, ItemId post) {
    return store.changes().edits(post).stream()
        .map(
            item -> {
              try {
                Edit edit = Edit.parse(Feed.decode(item));
                return new Revision(item.createdAt(), edit.text());
              } catch (MalformedException e) {
                throw new IllegalStateException("a stored item cannot be read", e);
              }
            })
        .toList();
  }

  /**
   * Carries out changes that an earlier version kept without knowing what they are. To be called at
   * the start, before {@link PhotoShelf#sweep}; waits for COMMIT.
   */
  public void readAgain() {
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
      ItemId post = Edit.parse(map).post();
      Item known = item.withKind(Edit.KIND);
      store.write(tx -> store.changes().edit(tx, known, post)).join();
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
    Received received = new Received(item, List.of(), Optional.of(post));
    return kind == Retraction.KIND ? received.with(conversations.instead(post, now)) : received;
  }
}
