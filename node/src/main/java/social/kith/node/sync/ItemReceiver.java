package social.kith.node.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import social.kith.crypto.BlobId;
import social.kith.crypto.ContactId;
import social.kith.crypto.MalformedException;
import social.kith.node.contact.ContactLink;
import social.kith.node.link.RecordKind;
import social.kith.node.loop.EventLoop;
import social.kith.node.sync.ItemWriter.Written;
import social.kith.storage.Allowance;
import social.kith.storage.Allowances;
import social.kith.storage.Offence;
import social.kith.storage.Store;

/** Loop-owned. Verifies and stores what a contact sends, and acknowledges it after COMMIT. */
final class ItemReceiver implements ItemIntake.Next {
  /** What may wait for the disk: the sender's window, and its last message beyond it. */
  static final long MAX_WAITING_BYTES = ItemSender.WINDOW_BYTES + SyncMessage.MAX_BYTES;

  private final ContactLink contact;
  private final Store store;
  private final EventLoop loop;
  private final SyncListener listener;
  private final Erasing erasing;
  private final Photos photos;

  private long highest;
  private CompletableFuture<?> submitted = CompletableFuture.completedFuture(true);
  private CompletableFuture<?> stored = CompletableFuture.completedFuture(true);
  private long waitingBytes;
  private long heldItems;
  private long heldBytes;
  private boolean full;
  private boolean ended;

  /** The photos that belong to the items. */
  interface Photos {
    /** More of them are wanted. */
    void expected();

    /** These are not wanted any more. */
    void unused(Collection<BlobId> blobs);
  }

  ItemReceiver(
      ContactLink contact,
      Store store,
      EventLoop loop,
      SyncListener listener,
      Erasing erasing,
      Photos photos) {
    this.contact = contact;
    this.store = store;
    this.loop = loop;
    this.listener = listener;
    this.erasing = erasing;
    this.photos = photos;
  }

  /** Says what is held on disk, and nothing more is; the contact goes on from there. */
  void begin() {
    if (erasing.isDone()) {
      sayHave();
      return;
    }
    loop.when(
        erasing.erase(),
        (erased, error) -> {
          if (error == null && !ended) {
            sayHave();
          } else if (error != null) {
            ended = true;
            listener.storeFailed(error);
          }
        });
  }

  private void sayHave() {
    highest = store.deliveries().inboundHighest(id());
    Allowances.Held held = store.allowances().held(id());
    heldItems = held.items();
    heldBytes = held.bytes();
    contact.send(RecordKind.SYNC, new SyncMessage.Have(highest, SyncMessage.NEWEST_KIND).encode());
  }

  /** Nothing more is acknowledged in this session. */
  void end() {
    ended = true;
  }

  @Override
  public void items(SyncMessage.Items items) throws MalformedException {
    if (full) {
      return;
    }
    long bytes = items.bytes();
    List<SyncListener.Received> fresh = new ArrayList<>();
    long after = highest;
    long seq = items.firstSeq();
    for (byte[] signed : items.signed()) {
      if (seq > highest + 1) {
        throw new MalformedException("a gap in the numbers of items");
      }
      if (seq == highest + 1) {
        if (!hasRoomFor(signed)) {
          break;
        }
        fresh.add(listener.read(contact.contact().key(), signed));
        highest = seq;
      }
      seq++;
    }
    waitingBytes += bytes;
    store(new ItemWriter.Batch(fresh, after, highest), bytes);
  }

  /** What is over the contact's allowance is neither kept nor acknowledged in this session. */
  private boolean hasRoomFor(byte[] signed) {
    Allowance allowance = listener.allowance(id());
    full = heldItems + 1 > allowance.items() || heldBytes + signed.length > allowance.itemBytes();
    if (full) {
      listener.offended(id(), Offence.Kind.OVER_ALLOWANCE);
    } else {
      heldItems++;
      heldBytes += signed.length;
    }
    return !full;
  }

  @Override
  public long waitingBytes() {
    return waitingBytes;
  }

  private void store(ItemWriter.Batch batch, long bytes) {
    Instant now = loop.now();
    // In order: the photos of an item are expected before the item is committed. Several messages
    // may be in one transaction.
    CompletableFuture<CompletableFuture<Written>> writing =
        submitted
            .thenCompose(before -> expectPhotos(batch.items()))
            .thenApply(done -> store.write(tx -> ItemWriter.write(store, tx, id(), batch, now)));
    submitted = writing;
    // What is taken back is off the disk before it, or what follows, is acknowledged.
    CompletableFuture<Written> written =
        stored.thenCompose(before -> writing).thenCompose(write -> write).thenCompose(this::erase);
    stored = written;
    tell(written, batch.upTo(), bytes);
  }

  private void tell(CompletableFuture<Written> stored, long upTo, long bytes) {
    loop.when(
        stored,
        (written, error) -> {
          waitingBytes -= bytes;
          if (error != null) {
            // Until the disk is well again: nothing after this is stored, nor acknowledged.
            ended = true;
            listener.storeFailed(error);
          } else if (!ended) {
            contact.send(RecordKind.SYNC, new SyncMessage.Ack(upTo).encode());
          }
          if (written != null && !written.fresh().isEmpty()) {
            listener.stored(written.fresh());
            listener.passedOn(written.queued());
            photos.expected();
          }
        });
  }

  private CompletableFuture<Void> expectPhotos(List<SyncListener.Received> fresh) {
    CompletableFuture<?>[] expected =
        fresh.stream()
            .filter(received -> !received.photos().isEmpty())
            .map(received -> store.blobs().expect(id(), received.post(), received.photos()))
            .toArray(CompletableFuture[]::new);
    return CompletableFuture.allOf(expected);
  }

  /** What is on its way is not stored after it was deleted. */
  private CompletableFuture<Written> erase(Written written) {
    if (!written.erases()) {
      return CompletableFuture.completedFuture(written);
    }
    return loop.submit(
            () -> {
              photos.unused(written.unused());
              return erasing.erase();
            })
        .thenCompose(erased -> erased)
        .thenApply(erased -> written);
  }

  private ContactId id() {
    return contact.contact().id();
  }
}
