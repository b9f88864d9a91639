package social.kith.node.sync;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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
import social.kith.storage.Store;
import social.kith.storage.Wanted;

/**
 * Loop-owned. Fetches the photos of a contact's posts: display size of the newest first, originals
 * after, from the last chunk on disk, paced by what was stored.
 */
final class PhotoReceiver implements ItemReceiver.Photos {
  /** Two at a time, so that the link never waits between one blob and the next. */
  static final int MAX_TRANSFERS = 2;

  private final ContactLink contact;
  private final Store store;
  private final EventLoop loop;
  private final SyncListener listener;
  private final Map<Long, IncomingBlob> transfers = new HashMap<>();
  private final Set<BlobId> unavailable = new HashSet<>();
  private final Set<BlobId> verifying = new HashSet<>();
  private long nextTransfer = 1;
  private boolean ended;

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

  @Override
  public void expected() {
    fill();
  }

  /** What is on its way of them is passed over when it comes. */
  @Override
  public void unused(Collection<BlobId> blobs) {
    transfers.values().removeIf(transfer -> blobs.contains(transfer.wanted().id()));
  }

  /** Asks for what is missing, as far as transfers are free. */
  private void fill() {
    if (ended || transfers.size() >= MAX_TRANSFERS) {
      return;
    }
    Set<BlobId> busy = new HashSet<>(unavailable);
    busy.addAll(verifying);
    transfers.values().forEach(transfer -> busy.add(transfer.wanted().id()));
    for (Wanted wanted : store.blobs().wanted(id(), busy.size() + MAX_TRANSFERS)) {
      if (transfers.size() >= MAX_TRANSFERS) {
        return;
      }
      if (busy.add(wanted.id())) {
        begin(new IncomingBlob(nextTransfer++, wanted));
      }
    }
  }

  private void begin(IncomingBlob transfer) {
    transfers.put(transfer.number(), transfer);
    if (transfer.isStored()) {
      complete(transfer);
    } else {
      contact.send(RecordKind.PHOTO, transfer.want().encode());
    }
  }

  /** Nothing more is stored or asked for in this session. */
  void end() {
    ended = true;
    transfers.clear();
  }

  void unavailable(PhotoMessage.Unavailable message) {
    IncomingBlob transfer = transfers.remove(message.transfer());
    if (transfer != null) {
      unavailable.add(transfer.wanted().id());
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
    IncomingBlob transfer = transfers.get(frame.transfer());
    if (transfer == null) {
      return;
    }
    transfer.receive(frame);
    store(transfer);
  }

  private void tellCredit(IncomingBlob transfer) {
    if (transfer.raiseCredit()) {
      var credit = new PhotoMessage.Credit(transfer.number(), transfer.credit());
      contact.send(RecordKind.PHOTO, credit.encode());
    }
  }

  private void store(IncomingBlob transfer) {
    if (!transfer.canStore()) {
      return;
    }
    int first = transfer.handedOver();
    loop.when(
        store.blobs().append(id(), transfer.wanted().id(), first, transfer.takeBatch()),
        (nothing, error) -> {
          if (error != null) {
            fail(error);
          } else if (transfers.containsKey(transfer.number())) {
            transfer.batchStored();
            stored(transfer);
          }
        });
  }

  private void stored(IncomingBlob transfer) {
    if (transfer.isStored()) {
      complete(transfer);
      return;
    }
    listener.photoProgress(transfer.wanted().item(), false);
    tellCredit(transfer);
    store(transfer);
  }

  private void complete(IncomingBlob transfer) {
    BlobId blob = transfer.wanted().id();
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
          listener.photoProgress(transfer.wanted().item(), last);
          fill();
        });
    // The next one is asked for while this one is verified.
    transfers.remove(transfer.number());
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
