package social.kith.node.sync;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import social.kith.crypto.BlobId;
import social.kith.crypto.ContactId;
import social.kith.crypto.IdentityKey;
import social.kith.crypto.ItemId;
import social.kith.crypto.MalformedException;
import social.kith.storage.Allowance;
import social.kith.storage.Changes;
import social.kith.storage.ExpectedBlob;
import social.kith.storage.Item;
import social.kith.storage.Offence;
import social.kith.storage.Profiles;
import social.kith.storage.Remark;

/** What sync asks and tells the feed. Called on the loop. */
public interface SyncListener {
  /**
   * An item that was read and verified.
   *
   * @param item to be stored
   * @param photos what is to be fetched for it
   * @param about of a change, and of what is said about a post: that post
   * @param remark what is said about a post
   * @param own an item of this person that belongs to it: as what a remark is passed on, or what is
   *     sent in place of what was said about a retracted post
   * @param expiresAt of a post: when it is to be deleted
   */
  record Received(
      Item item,
      List<ExpectedBlob> photos,
      Optional<ItemId> about,
      Optional<Remark> remark,
      Optional<Item> own,
      Optional<Instant> expiresAt) {
    /** A post, or a change of one. */
    public Received(Item item, List<ExpectedBlob> photos, Optional<ItemId> about) {
      this(item, photos, about, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Something said about a post. */
    public static Received said(Item item, Remark remark) {
      return new Received(
          item,
          List.of(),
          Optional.of(remark.post()),
          Optional.of(remark),
          Optional.empty(),
          Optional.empty());
    }

    /** The same with an own item. */
    public Received with(Item ownItem) {
      return new Received(item, photos, about, remark, Optional.of(ownItem), expiresAt);
    }

    /** The same, to be deleted at a time. */
    public Received until(Optional<Instant> end) {
      return new Received(item, photos, about, remark, own, end);
    }

    /** The post that it is or is about. */
    public ItemId post() {
      return about.orElse(item.id());
    }

    /** Whether its time is over. */
    public boolean isExpired(Instant now) {
      return expiresAt.filter(at -> !at.isAfter(now)).isPresent();
    }

    /** Whether it takes a post back. */
    public boolean retracts() {
      return item.kind() == Changes.RETRACTION;
    }

    /** Whether something is to be off the disk because of it. */
    boolean erases() {
      return retracts() || remark.map(Remark::removes).orElse(false);
    }

    /** Whether it is what its author says about themselves. */
    public boolean isProfile() {
      return item.kind() == Profiles.KIND;
    }
  }

  /**
   * Reads and verifies a signed item.
   *
   * @param author whose session it came in
   * @throws MalformedException if it is not theirs or not as the protocol says
   */
  Received read(IdentityKey author, byte[] signed) throws MalformedException;

  /** Who this person is. */
  ContactId self();

  /** What a contact may bring. */
  Allowance allowance(ContactId contact);

  /** A contact's node did what it must not, and the session goes on. */
  void offended(ContactId contact, Offence.Kind what);

  /** The largest original, in bytes, that is fetched from a contact without being asked for. */
  long originalsUpTo(ContactId contact);

  /** Items from a contact are on disk, in order, each for the first time. */
  void stored(List<Received> items);

  /** What a contact said about an own post was queued, after COMMIT, for these. */
  void passedOn(Set<ContactId> contacts);

  /** These items were sent to a contact a while ago, and are not acknowledged. */
  void sent(ContactId contact, List<ItemId> items);

  /** The contact's word of these items is another than before. */
  void delivered(ContactId contact, List<ItemId> items);

  /** A contact has this blob on their disk. */
  void photoDelivered(ContactId contact, BlobId blob);

  /**
   * More of an item's photos is on this disk.
   *
   * @param last nothing more is under way from its author
   */
  void photoProgress(ItemId item, boolean last);

  /** What {@link Sync#transfers} answers changed; often. */
  void transfersChanged(ContactId contact);

  /** A photo of this item was asked for, and its author's node does not have it. */
  void photoUnavailable(ContactId contact, ItemId item);

  /** Something on this disk failed. */
  void storeFailed(Throwable error);
}
