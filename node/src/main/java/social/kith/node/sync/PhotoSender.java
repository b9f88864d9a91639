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
import social.kith.storage.Blobs;
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
  private final Map<Long, Transfer> transfers = new HashMap<>();
  private boolean draining;

  private static final class Transfer {
    final long number;
    final BlobId blob;
    final int chunks;
    int next;
    int credit;

    Transfer(PhotoMessage.Want want, int chunks) {
      this.number = want.transfer();
      this.blob = want.blob();
      this.chunks = chunks;
      this.next = want.firstChunk();
      this.credit = want.credit();
    }

    boolean mayGoOn() {
      return next < Math.min(credit, chunks);
    }
  }

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
      contact.send(RecordKind.PHOTO, new PhotoMessage.Unavailable(want.transfer()).encode());
      return;
    }
    long chunks = (blob.get().sizeBytes() + Blobs.CHUNK_BYTES - 1) / Blobs.CHUNK_BYTES;
    if (want.firstChunk() >= chunks) {
      throw new MalformedException("a chunk beyond the end is wanted");
    }
    transfers.put(want.transfer(), new Transfer(want, (int) chunks));
    pump();
  }

  void credit(PhotoMessage.Credit credit) {
    Transfer transfer = transfers.get(credit.transfer());
    if (transfer != null) {
      transfer.credit = Math.max(transfer.credit, credit.credit());
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
    boolean more = true;
    while (more) {
      more = false;
      for (Transfer transfer : transfers.values()) {
        if (transfer.mayGoOn()) {
          if (contact.bulkBuffered() > MAX_BUFFERED_BYTES) {
            drainLater();
            return;
          }
          byte[] data = store.blobs().chunk(transfer.blob, transfer.next);
          contact.sendBulk(new ChunkFrame(transfer.number, transfer.next, data).encode());
          transfer.next++;
          more = true;
        }
      }
    }
    transfers.values().removeIf(transfer -> transfer.next >= transfer.chunks);
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
