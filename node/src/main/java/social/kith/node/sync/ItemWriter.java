package social.kith.node.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import social.kith.crypto.BlobId;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;
import social.kith.node.sync.SyncListener.Received;
import social.kith.storage.ExpectedBlob;
import social.kith.storage.Item;
import social.kith.storage.Remark;
import social.kith.storage.Remarks;
import social.kith.storage.Retracted;
import social.kith.storage.Store;
import social.kith.storage.Tx;

/** Writes items of a contact in one transaction. On the writer's thread. */
final class ItemWriter {
  private final Store store;
  private final Tx tx;
  private final Instant now;
  private final List<Received> fresh = new ArrayList<>();
  private final List<BlobId> unused = new ArrayList<>();
  private final Set<ContactId> queued = new HashSet<>();

  /**
   * What was written.
   *
   * @param fresh those that were not here before, in order
   * @param unused photos that belong to nothing any more
   * @param queued those for whom something was queued because of it
   * @param erases whether something is to be off the disk before it is acknowledged
   */
  record Written(
      List<Received> fresh, List<BlobId> unused, Set<ContactId> queued, boolean erases) {}

  /**
   * Items that follow one another.
   *
   * @param items verified, in order
   * @param after the number before the first one's
   * @param upTo the number of the last one
   */
  record Batch(List<Received> items, long after, long upTo) {}

  private ItemWriter(Store store, Tx tx, Instant now) {
    this.store = store;
    this.tx = tx;
    this.now = now;
  }

  /**
   * Writes them and that all of the contact's items up to the last one are here.
   *
   * @throws IllegalStateException if those before them are not
   */
  static Written write(Store store, Tx tx, ContactId contact, Batch batch, Instant now) {
    ItemWriter writer = new ItemWriter(store, tx, now);
    batch.items().forEach(writer::write);
    store.deliveries().inboundAdvance(tx, contact, batch.after(), batch.upTo());
    long bytes = writer.fresh.stream().mapToLong(it -> it.item().signed().length).sum();
    store.allowances().add(tx, contact, writer.fresh.size(), bytes);
    boolean erases = batch.items().stream().anyMatch(Received::erases);
    return new Written(
        writer.fresh, writer.unused, writer.queued, erases || !writer.unused.isEmpty());
  }

  private void write(Received received) {
    boolean written =
        received.isProfile() ? store.profiles().put(tx, received.item()) : writeOther(received);
    if (written) {
      fresh.add(received);
    }
  }

  private boolean writeOther(Received received) {
    return received
        .remark()
        .map(remark -> said(received, remark))
        .or(() -> received.about().map(post -> change(received, post)))
        .orElseGet(() -> insert(received));
  }

  /** What is about an own post is passed on, or passed over; what is about theirs is theirs. */
  private boolean said(Received received, Remark remark) {
    if (received.item().kind() == Remarks.PASSED_ON) {
      return store.remarks().take(tx, remark, received.item(), received.own());
    }
    Optional<Set<ContactId>> told =
        received.own().flatMap(own -> store.remarks().host(tx, remark, own));
    told.ifPresent(queued::addAll);
    return told.isPresent();
  }

  private boolean change(Received received, ItemId post) {
    Item item = received.item();
    if (item.kind() == Remarks.WIDENED) {
      return store.remarks().takeWidened(tx, post, item);
    }
    return received.retracts()
        ? store
            .changes()
            .carryOut(tx, item, post, received.own().orElseThrow())
            .map(this::retracted)
            .orElse(false)
        : edit(received, post);
  }

  /** What is passed over brings no photos. */
  private boolean edit(Received received, ItemId post) {
    List<BlobId> blobs = blobs(received);
    boolean fresh = store.changes().edit(tx, received.item(), post, blobs);
    if (!fresh) {
      unused.addAll(store.changes().unused(tx, blobs));
    }
    return fresh;
  }

  private static List<BlobId> blobs(Received received) {
    return received.photos().stream().map(ExpectedBlob::id).toList();
  }

  private boolean retracted(Retracted retracted) {
    unused.addAll(retracted.blobs());
    return true;
  }

  /** What was taken back or is past does not come back, whatever is sent again. */
  private boolean insert(Received received) {
    Item item = received.item();
    List<BlobId> blobs = blobs(received);
    if (received.isExpired(now) || store.changes().isRetracted(tx, item)) {
      unused.addAll(store.changes().unused(tx, blobs));
      return false;
    }
    boolean fresh = store.items().insert(tx, item, Set.of(), blobs);
    if (fresh) {
      received.expiresAt().ifPresent(at -> store.changes().expiry().set(tx, item.id(), at));
      store.marks().arrived(tx, item.id());
    }
    return fresh;
  }
}
