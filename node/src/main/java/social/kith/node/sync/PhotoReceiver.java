package social.kith.node.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import social.kith.crypto.BlobId;
import social.kith.crypto.ContactId;
import social.kith.crypto.MalformedException;
import social.kith.node.contact.ContactLink;
import social.kith.node.link.RecordKind;
import social.kith.node.link.Refusal;
import social.kith.node.loop.EventLoop;
import social.kith.storage.BlobInfo;
import social.kith.storage.Blobs;
import social.kith.storage.Store;
import social.kith.storage.Wanted;

/**
 * Loop-owned. Fetches the photos of a contact's posts: display size of the newest first, originals
 * after, from the last chunk on disk, paced by what was stored.
 */
final class PhotoReceiver {
  /** Two at a time, so that the link never waits between one blob and the next. */
  static final int MAX_TRANSFERS = 2;

  /** Chunks of one transfer that are under way or not yet stored. */
  static final int WINDOW_CHUNKS = 8;

  /** Chunks stored in one transaction. */
  static final int BATCH_CHUNKS = 4;

  private final ContactLink contact;
  private final Store store;
  private final EventLoop loop;
  private final SyncListener listener;
  private final Map<Long, Transfer> transfers = new HashMap<>();
  private final Set<BlobId> unavailable = new HashSet<>();
  private final Set<BlobId> verifying = new HashSet<>();
  private long nextTransfer = 1;
  private boolean ended;

  private static final class Transfer {
    final long number;
    final Wanted wanted;
    final int chunks;
    final List<byte[]> batch = new ArrayList<>();
    int received;
    int handedOver;
    int credit;

    Transfer(long number, Wanted wanted) {
      this.number = number;
      this.wanted = wanted;
      this.chunks = (int) ((wanted.sizeBytes() + Blobs.CHUNK_BYTES - 1) / Blobs.CHUNK_BYTES);
      this.received = wanted.storedChunks();
      this.handedOver = received;
      this.credit = received + WINDOW_CHUNKS;
    }

    int expectedBytes() {
      long left = wanted.sizeBytes() - (long) received * Blobs.CHUNK_BYTES;
      return (int) Math.min(Blobs.CHUNK_BYTES, left);
    }
  }

  PhotoReceiver(ContactLink contact, Store store, EventLoop loop, SyncListener listener) {
    this.contact = contact;
    this.store = store;
    this.loop = loop;
    this.listener = listener;
  }

  /** Asks for what is missing, once all that an earlier session still writes is on disk. */
  void begin() {
    loop.when(store.blobs().flush(), (nothing, error) -> fill());
  }

  /** Asks for what is missing, as far as transfers are free. */
  void fill() {
    if (ended || transfers.size() >= MAX_TRANSFERS) {
      return;
    }
    Set<BlobId> busy = new HashSet<>(unavailable);
    busy.addAll(verifying);
    transfers.values().forEach(transfer -> busy.add(transfer.wanted.id()));
    for (Wanted wanted : store.blobs().wanted(id(), busy.size() + MAX_TRANSFERS)) {
      if (transfers.size() >= MAX_TRANSFERS) {
        return;
      }
      if (busy.add(wanted.id())) {
        begin(new Transfer(nextTransfer++, wanted));
      }
    }
  }

  private void begin(Transfer transfer) {
    transfers.put(transfer.number, transfer);
    if (transfer.received >= transfer.chunks) {
      complete(transfer);
      return;
    }
    var want =
        new PhotoMessage.Want(
            transfer.number, transfer.wanted.id(), transfer.received, transfer.credit);
    contact.send(RecordKind.PHOTO, want.encode());
  }

  /** Nothing more is stored or asked for in this session. */
  void end() {
    ended = true;
    transfers.clear();
  }

  void unavailable(PhotoMessage.Unavailable message) {
    Transfer transfer = transfers.remove(message.transfer());
    if (transfer != null) {
      unavailable.add(transfer.wanted.id());
      fill();
    }
  }

  void asked(PhotoMessage.Ask ask) {
    for (BlobId blob : ask.blobs()) {
      if (isTheirs(blob) && store.blobs().find(blob).map(BlobInfo::complete).orElse(false)) {
        contact.send(RecordKind.PHOTO, new PhotoMessage.Stored(blob).encode());
      }
    }
  }

  /** Only of their own posts: nobody learns what else is here. */
  private boolean isTheirs(BlobId blob) {
    return store
        .items()
        .ofBlob(blob)
        .flatMap(item -> store.items().find(item))
        .filter(item -> item.author().equals(id()))
        .isPresent();
  }

  void chunk(ChunkFrame frame) throws MalformedException {
    Transfer transfer = transfers.get(frame.transfer());
    if (transfer == null) {
      return;
    }
    if (frame.chunk() != transfer.received
        || frame.chunk() >= transfer.credit
        || frame.data().length != transfer.expectedBytes()) {
      throw new MalformedException("a chunk out of order, without credit or of a wrong length");
    }
    transfer.batch.add(frame.data());
    transfer.received++;
    if (transfer.batch.size() >= BATCH_CHUNKS || transfer.received == transfer.chunks) {
      store(transfer);
    }
  }

  private void store(Transfer transfer) {
    List<byte[]> batch = List.copyOf(transfer.batch);
    transfer.batch.clear();
    int first = transfer.handedOver;
    transfer.handedOver += batch.size();
    loop.when(
        store.blobs().append(id(), transfer.wanted.id(), first, batch),
        (nothing, error) -> {
          if (error != null) {
            fail(error);
          } else if (!ended) {
            stored(transfer, first + batch.size());
          }
        });
  }

  private void stored(Transfer transfer, int stored) {
    if (stored == transfer.chunks) {
      complete(transfer);
      return;
    }
    listener.photoProgress(transfer.wanted.item(), false);
    if (stored + WINDOW_CHUNKS - BATCH_CHUNKS < transfer.chunks) {
      transfer.credit = stored + WINDOW_CHUNKS;
      var credit = new PhotoMessage.Credit(transfer.number, transfer.credit);
      contact.send(RecordKind.PHOTO, credit.encode());
    }
  }

  private void complete(Transfer transfer) {
    BlobId blob = transfer.wanted.id();
    loop.when(
        store.blobs().complete(id(), blob),
        (whole, error) -> {
          verifying.remove(blob);
          if (error != null) {
            fail(error);
            return;
          }
          if (Boolean.TRUE.equals(whole)) {
            contact.send(RecordKind.PHOTO, new PhotoMessage.Stored(blob).encode());
          }
          boolean last = transfers.isEmpty() && verifying.isEmpty();
          listener.photoProgress(transfer.wanted.item(), last);
          fill();
        });
    // The next one is asked for while this one is verified.
    transfers.remove(transfer.number);
    verifying.add(blob);
    fill();
  }

  private void fail(Throwable error) {
    listener.storeFailed(error);
    if (!ended) {
      contact.refuse(Refusal.CANNOT_STORE);
    }
  }

  private ContactId id() {
    return contact.contact().id();
  }
}
