package social.kith.node.sync;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import social.kith.crypto.BlobId;
import social.kith.crypto.ContactId;
import social.kith.crypto.MalformedException;
import social.kith.node.contact.ContactLink;
import social.kith.node.link.RecordKind;
import social.kith.node.loop.EventLoop;
import social.kith.storage.BlobInfo;
import social.kith.storage.Store;

/** Loop-owned. Sends a contact the chunks that they ask for, as far as their credit goes. */
final class PhotoSender {
  static final int MAX_TRANSFERS = 8;
  private static final long MAX_BUFFERED_BYTES = 1024 * 1024;
  private static final Duration DRAIN_PAUSE = Duration.ofMillis(2);

  private final ContactLink contact;
  private final Store store;
  private final EventLoop loop;
  private final SyncListener listener;
  private final Map<Long, OutgoingBlob> transfers = new HashMap<>();
  private boolean draining;

  PhotoSender(ContactLink contact, Store store, EventLoop loop, SyncListener listener) {
    this.contact = contact;
    this.store = store;
    this.loop = loop;
    this.listener = listener;
  }

  /** Asks which of the blobs that are not known to be on their disk are there by now. */
  void begin() {
    List<BlobId> open = store.deliveries().unconfirmedBlobs(id(), PhotoMessage.MAX_ASKED);
    if (!open.isEmpty()) {
      contact.send(RecordKind.PHOTO, new PhotoMessage.Ask(open).encode());
    }
  }

  void want(PhotoMessage.Want want) throws MalformedException {
    if (transfers.containsKey(want.transfer()) || transfers.size() >= MAX_TRANSFERS) {
      throw new MalformedException("too many transfers, or one twice");
    }
    Optional<BlobInfo> blob =
        store.deliveries().mayRead(id(), want.blob())
            ? store.blobs().find(want.blob()).filter(BlobInfo::complete)
            : Optional.empty();
    if (blob.isEmpty()) {
      unavailable(want.transfer());
      return;
    }
    if (want.firstChunk() >= OutgoingBlob.chunks(blob.get().sizeBytes())) {
      throw new MalformedException("a chunk beyond the end is wanted");
    }
    transfers.put(want.transfer(), new OutgoingBlob(want, blob.get()));
    pump();
  }

  void credit(PhotoMessage.Credit credit) {
    OutgoingBlob transfer = transfers.get(credit.transfer());
    if (transfer != null) {
      transfer.allow(credit.credit());
      pump();
    }
  }

  void stored(PhotoMessage.Stored stored) {
    if (!store.deliveries().mayRead(id(), stored.blob())) {
      return;
    }
    loop.when(
        store.write(tx -> store.deliveries().blobStored(tx, id(), stored.blob(), loop.now())),
        (fresh, error) -> {
          if (error != null) {
            listener.storeFailed(error);
          } else if (Boolean.TRUE.equals(fresh)) {
            listener.photoDelivered(id(), stored.blob());
          }
        });
  }

  private void pump() {
    transfers.values().stream().filter(OutgoingBlob::wantsMore).forEach(this::read);
    boolean more = true;
    while (more) {
      more = false;
      for (OutgoingBlob transfer : transfers.values()) {
        if (transfer.hasNext()) {
          if (contact.bulkBuffered() > MAX_BUFFERED_BYTES) {
            drainLater();
            return;
          }
          contact.sendBulk(transfer.next());
          more = true;
        }
      }
    }
    transfers.values().removeIf(OutgoingBlob::isSent);
  }

  private void read(OutgoingBlob transfer) {
    int first = transfer.firstToRead();
    loop.when(
        store.blobs().read(transfer.id(), first, transfer.beginRead()),
        (chunks, error) -> {
          if (error != null) {
            listener.storeFailed(error);
          }
          if (chunks == null || chunks.isEmpty()) {
            transfers.remove(transfer.number());
            unavailable(transfer.number());
          } else {
            transfer.read(chunks);
            pump();
          }
        });
  }

  private void unavailable(long transfer) {
    contact.send(RecordKind.PHOTO, new PhotoMessage.Unavailable(transfer).encode());
  }

  private void drainLater() {
    if (!draining) {
      draining = true;
      loop.schedule(
          DRAIN_PAUSE,
          () -> {
            draining = false;
            pump();
          });
    }
  }

  private ContactId id() {
    return contact.contact().id();
  }
}
