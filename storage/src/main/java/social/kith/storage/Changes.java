package social.kith.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import social.kith.crypto.BlobId;
import social.kith.crypto.ColumnCipher;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;

/**
 * Items that change another one: retractions and edits of posts, own ones and those of contacts.
 * Any thread. Every method throws {@link StoreException} if the database fails.
 */
public final class Changes {
  /** {@link Item#kind} of a retraction. */
  public static final int RETRACTION = 2;

  /** {@link Item#kind} of an edit. */
  public static final int EDIT = 3;

  /** So many images a post has at most, with those of its edits: two of each photo. */
  public static final int MAX_IMAGES = 200;

  private static final byte[] NOTHING = {};

  private final Reads reads;
  private final People people;
  private final Items items;
  private final Deliveries deliveries;
  private final Expiry expiry;
  private final SealedColumn signed;
  private final SealedColumn author;

  Changes(Reads reads, ColumnCipher cipher, People people, Items items, Deliveries deliveries) {
    this.reads = reads;
    this.people = people;
    this.items = items;
    this.deliveries = deliveries;
    this.expiry = new Expiry(reads);
    this.signed = new SealedColumn(cipher, "item", "signed");
    this.author = people.column("item", "author");
  }

  /** When posts end by themselves. */
  public Expiry expiry() {
    return expiry;
  }

  /**
   * Takes an own post back from all for whom it was queued. Of the post stays what the ledger
   * needs; it is sent to nobody any more, also where it is on its way.
   *
   * @param tx the transaction
   * @param retraction the signed retraction
   * @param post an own post
   * @param at when
   * @return what follows from it; empty if the post is not here or was taken back before
   */
  public Optional<Retracted> retract(Tx tx, Item retraction, ItemId post, Instant at) {
    Optional<Long> no =
        tx.find(
            "SELECT no FROM item WHERE id = ? AND kind < 2 AND retracted_by IS NULL",
            row -> row.number(1),
            post.bytes());
    if (no.isEmpty()) {
      return Optional.empty();
    }
    insert(tx, retraction, post);
    List<ContactId> contacts = queueLike(tx, no.get(), retraction.id(), at);
    List<BlobId> blobs = BlobUse.drop(tx, no.get());
    tx.update("UPDATE delivery SET missing_blobs = 0 WHERE item = ?", no.get());
    empty(tx, post, retraction.id());
    tx.update("DELETE FROM remark WHERE post = ?", post.bytes());
    return Optional.of(new Retracted(Set.copyOf(contacts), blobs));
  }

  private List<ContactId> queueLike(Tx tx, long post, ItemId change, Instant at) {
    List<ContactId> contacts =
        tx.list(
            "SELECT contact.id, contact.identity_key FROM delivery"
                + " JOIN contact ON contact.no = delivery.contact WHERE delivery.item = ?",
            row -> people.openKey(row.bytes(1), row.bytes(2)).contactId(),
            post);
    contacts.forEach(contact -> deliveries.queue(tx, contact, change, at));
    return contacts;
  }

  /** Empties what was signed of a post and of all that is about it, but for the retraction. */
  private void empty(Tx tx, ItemId post, ItemId retraction) {
    for (byte[] id :
        tx.list(
            "SELECT id FROM item WHERE (id = ?1 OR about = ?1) AND id <> ?2",
            row -> row.bytes(1),
            post.bytes(),
            retraction.bytes())) {
      empty(tx, id, retraction);
    }
  }

  private void empty(Tx tx, byte[] id, ItemId instead) {
    tx.update(
        "UPDATE item SET signed = ?, has_photos = 0, retracted_by = (SELECT no FROM item WHERE id = ?)"
            + " WHERE id = ?",
        signed.seal(id, NOTHING),
        instead.bytes(),
        id);
  }

  /**
   * Stores an edit of an own post and queues it for all for whom the post was queued.
   *
   * @param blobs the images that it adds to the post
   * @return those; empty if the post is not here, was taken back, or would have more than {@link
   *     #MAX_IMAGES}
   */
  public Optional<Set<ContactId>> editOwn(
      Tx tx, Item edit, ItemId post, List<BlobId> blobs, Instant at) {
    return tx.find(
            "SELECT no FROM item WHERE id = ? AND kind = 1 AND retracted_by IS NULL",
            row -> row.number(1),
            post.bytes())
        .filter(no -> AddedPhotos.hasRoom(tx, no, blobs.size()))
        .map(
            no -> {
              insert(tx, edit, post);
              AddedPhotos.add(tx, no, edit.id(), blobs);
              indexAgain(tx, post);
              return Set.copyOf(queueLike(tx, no, edit.id(), at));
            });
  }

  /**
   * Stores a contact's edit of a post of theirs that is here.
   *
   * @param blobs the images that it adds to the post
   * @return false if it was here before, or the post is not here, somebody else's, or would have
   *     more than {@link #MAX_IMAGES}, and then nothing changes
   */
  public boolean edit(Tx tx, Item edit, ItemId post, List<BlobId> blobs) {
    tx.update("DELETE FROM item WHERE id = ? AND kind = 0", edit.id().bytes());
    Optional<Long> no =
        editable(tx, edit, post)
            .filter(it -> AddedPhotos.hasRoom(tx, it, blobs.size()) && insert(tx, edit, post));
    no.ifPresent(
        it -> {
          AddedPhotos.add(tx, it, edit.id(), blobs);
          indexAgain(tx, post);
        });
    return no.isPresent();
  }

  private Optional<Long> editable(Tx tx, Item edit, ItemId post) {
    return tx.find(
            "SELECT no FROM item WHERE id = ? AND kind = 1", row -> row.number(1), post.bytes())
        .filter(no -> !isOfAnother(tx, edit.author(), post));
  }

  /** Whether an earlier version may have kept edits without reading the photos in them. */
  public boolean hasUnreadEdits() {
    return reads.number("SELECT count(*) FROM sqlite_schema WHERE name = 'unread_edit'") > 0;
  }

  /** Adds the images of an edit that is here; nothing happens if it is not, or there is no room. */
  public void readEdit(Tx tx, Item edit, ItemId post, List<BlobId> blobs) {
    editable(tx, edit, post)
        .filter(no -> AddedPhotos.hasRoom(tx, no, blobs.size()))
        .ifPresent(no -> AddedPhotos.add(tx, no, edit.id(), blobs));
  }

  /** Deletes an edit that cannot be read. */
  public void forget(Tx tx, Item edit) {
    tx.update("DELETE FROM item WHERE id = ? AND kind = 3", edit.id().bytes());
  }

  /** All edits are read. */
  public void editsRead(Tx tx) {
    tx.update("DROP TABLE IF EXISTS unread_edit");
  }

  /** The words of a post are others now. */
  private static void indexAgain(Tx tx, ItemId post) {
    tx.update(
        "INSERT OR IGNORE INTO search_gone (item) SELECT no FROM item WHERE id = ?", post.bytes());
  }

  /** The edits of a post, in the order in which they came. */
  public List<Item> edits(ItemId post) {
    return items.about(post, EDIT);
  }

  /**
   * Carries out a contact's retraction: the post and all that is about it goes, and does not come
   * back. It is kept also where the post is not here.
   *
   * @param tx the transaction
   * @param retraction its signature has been verified
   * @param post what it is about
   * @param instead an own item, which is sent from now on in place of what this person said about
   *     the post
   * @return what follows from it; empty if it was here before, or the post is somebody else's, and
   *     then nothing changes
   */
  public Optional<Retracted> carryOut(Tx tx, Item retraction, ItemId post, Item instead) {
    // An earlier version may have kept it without knowing what it is.
    tx.update("DELETE FROM item WHERE id = ? AND kind = 0", retraction.id().bytes());
    if (isOfAnother(tx, retraction.author(), post) || !insert(tx, retraction, post)) {
      return Optional.empty();
    }
    return Optional.of(new Retracted(Set.of(), delete(tx, post, retraction.id(), instead)));
  }

  /**
   * Deletes somebody else's post whose time is over, and all that is about it.
   *
   * @param instead as of {@link #carryOut}
   * @return photos to which no item refers any more, to be deleted by {@link Store#eraseUnused}
   */
  public List<BlobId> end(Tx tx, ItemId post, Item instead) {
    return delete(tx, post, post, instead);
  }

  /** All but what is kept of it. */
  private List<BlobId> delete(Tx tx, ItemId post, ItemId kept, Item instead) {
    List<BlobId> blobs =
        tx.find("SELECT no FROM item WHERE id = ? AND kind < 2", row -> row.number(1), post.bytes())
            .map(no -> BlobUse.drop(tx, no))
            .orElse(List.of());
    tx.update("DELETE FROM remark WHERE post = ?", post.bytes());
    emptyOwn(tx, post, kept, instead);
    tx.update(
        "DELETE FROM item WHERE (id = ?1 AND kind < 2) OR (about = ?1 AND id NOT IN (?2, ?3)"
            + " AND NOT EXISTS (SELECT 1 FROM delivery WHERE delivery.item = item.no))",
        post.bytes(),
        kept.bytes(),
        instead.id().bytes());
    return blobs;
  }

  /** What this person said about it was queued for its author, and its numbers stay. */
  private void emptyOwn(Tx tx, ItemId post, ItemId kept, Item instead) {
    List<byte[]> ids =
        tx.list(
            "SELECT id FROM item WHERE about = ? AND id <> ?"
                + " AND EXISTS (SELECT 1 FROM delivery WHERE delivery.item = item.no)",
            row -> row.bytes(1),
            post.bytes(),
            kept.bytes());
    if (!ids.isEmpty()) {
      insert(tx, instead, post);
      ids.forEach(id -> empty(tx, id, instead.id()));
    }
  }

  private boolean isOfAnother(Tx tx, ContactId person, ItemId item) {
    return tx.find(
            "SELECT author FROM item WHERE id = ?",
            row -> ContactId.of(author.open(item.bytes(), row.bytes(1))),
            item.bytes())
        .filter(owner -> !owner.equals(person))
        .isPresent();
  }

  private boolean insert(Tx tx, Item change, ItemId about) {
    boolean fresh = items.insert(tx, change, Set.of(), List.of());
    tx.update("UPDATE item SET about = ? WHERE id = ?", about.bytes(), change.id().bytes());
    return fresh;
  }

  /**
   * Lets photos that nothing refers to be deleted by {@link Store#eraseUnused}.
   *
   * @return those to which no item refers
   */
  public List<BlobId> unused(Tx tx, List<BlobId> blobs) {
    List<BlobId> unused = blobs.stream().filter(blob -> !BlobUse.isUsed(tx, blob)).toList();
    unused.forEach(blob -> BlobUse.markUnused(tx, blob));
    return unused;
  }

  /** Whether photos are to be deleted by {@link Store#eraseUnused}. */
  public boolean hasUnused() {
    return !BlobUse.unused(reads).isEmpty();
  }

  /** Whether the author of this item has taken it back. */
  public boolean isRetracted(Tx tx, Item item) {
    return tx.list(
            "SELECT id, author FROM item WHERE about = ? AND kind = 2",
            row -> ContactId.of(author.open(row.bytes(1), row.bytes(2))),
            item.id().bytes())
        .contains(item.author());
  }

  /** When an own post was taken back; empty if it was not. */
  public Optional<Instant> retractedAt(ItemId post) {
    return reads.find(
        "SELECT retraction.created_ms FROM item JOIN item AS retraction"
            + " ON retraction.no = item.retracted_by WHERE item.id = ?",
        row -> Instant.ofEpochMilli(row.number(1)),
        post.bytes());
  }
}
