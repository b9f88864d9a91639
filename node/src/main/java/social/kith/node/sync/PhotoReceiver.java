package social.kith.node.sync;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import social.kith.crypto.BlobId;
import social.kith.crypto.ContactId;
import social.kith.crypto.MalformedException;
import social.kith.node.contact.ContactLink;
import social.kith.node.link.RecordKind;
import social.kith.node.loop.EventLoop;
import social.kith.node.loop.TokenBucket;
import social.kith.storage.BlobInfo;
import social.kith.storage.Offence;
import social.kith.storage.Store;
import social.kith.storage.Wanted;

/**
 * Loop-owned. Fetches the photos of a contact's posts: display size of the newest first, originals
 * after, from the last chunk on disk, paced by what was stored.
 */
final class PhotoReceiver implements ItemReceiver.Photos {
  /** Two at a time, so that the link never waits between one blob and the next. */
  static final int MAX_TRANSFERS = 2;

  /** One more for what somebody may be waiting for, so that it does not queue behind originals. */
  static final int MAX_URGENT_TRANSFERS = MAX_TRANSFERS + 1;

  /** What may come of transfers that were given up; an honest contact sends their credit. */
  static final int MAX_UNASKED_CHUNKS = 256;

  private static final int UNASKED_CHUNKS_A_SECOND = 64;

  private final ContactLink contact;
  private final Store store;
  private final EventLoop loop;
  private final SyncListener listener;
  private final Map<Long, IncomingBlob> transfers = new HashMap<>();
  private final Set<BlobId> unavailable = new HashSet<>();
  private final Set<BlobId> verifying = new HashSet<>();
  private final TokenBucket unasked;
  private long nextTransfer = 1;
  private long heldBytes;
  private boolean begun;
  private boolean full;
  private boolean ended;

  PhotoReceiver(ContactLink contact, Store store, EventLoop loop, SyncListener listener) {
    this.contact = contact;
    this.store = store;
    this.loop = loop;
    this.listener = listener;
    this.unasked = new TokenBucket(loop, MAX_UNASKED_CHUNKS, UNASKED_CHUNKS_A_SECOND);
  }

  /** Asks for what is missing, once all that an earlier session still writes is on disk. */
  void begin() {
    loop.when(
        store.blobs().flush().thenCompose(flushed -> store.blobs().heldFrom(id())),
        (held, error) -> {
          if (held != null) {
            heldBytes = held;
          }
          begun = true;
          fill();
        });
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
  void fill() {
    if (!begun || ended || transfers.size() >= MAX_URGENT_TRANSFERS) {
      return;
    }
    int busy = unavailable.size() + verifying.size() + transfers.size();
    int limit = busy + MAX_URGENT_TRANSFERS;
    for (Wanted wanted : store.blobs().wanted(id(), listener.originalsUpTo(id()), limit)) {
      if (!isBusy(wanted.id()) && hasRoomFor(wanted)) {
        begin(new IncomingBlob(nextTransfer++, wanted));
      }
    }
  }

  // Asked anew for each: beginning one that was all there already begins others.
  private boolean isBusy(BlobId blob) {
    return unavailable.contains(blob)
        || verifying.contains(blob)
        || transfers.values().stream().anyMatch(t -> t.wanted().id().equals(blob));
  }

  private boolean hasRoomFor(Wanted wanted) {
    return transfers.size() < (wanted.isUrgent() ? MAX_URGENT_TRANSFERS : MAX_TRANSFERS)
        && isAllowed(wanted);
  }

  /** What is over the contact's allowance is not fetched. */
  private boolean isAllowed(Wanted wanted) {
    long coming = transfers.values().stream().mapToLong(t -> t.wanted().sizeBytes()).sum();
    long photos = listener.allowance(id()).photoBytes();
    boolean allowed = heldBytes + coming + wanted.sizeBytes() <= photos;
    if (!allowed && !full) {
      full = true;
      listener.offended(id(), Offence.Kind.OVER_ALLOWANCE);
    }
    return allowed;
  }

  /** The person asked for a photo, once more perhaps. */
  void asked(BlobId blob) {
    unavailable.remove(blob);
    fill();
  }

  private void begin(IncomingBlob transfer) {
    transfers.put(transfer.number(), transfer);
    if (transfer.isStored()) {
      complete(transfer);
    } else {
      contact.send(RecordKind.PHOTO, transfer.want().encode());
    }
  }

  /**
   * Nothing more is asked for in this session; what came is kept, so that it need not come again.
   */
  void end() {
    ended = true;
    transfers.values().forEach(this::keep);
    transfers.clear();
  }

  private void keep(IncomingBlob transfer) {
    int first = transfer.handedOver();
    List<byte[]> rest = transfer.takeBatch();
    if (!rest.isEmpty()) {
      // Whether it succeeds matters to nobody: what is not on the disk is asked for again.
      var unused = store.blobs().append(id(), transfer.wanted().id(), first, rest);
    }
  }

  void unavailable(PhotoMessage.Unavailable message) {
    IncomingBlob transfer = transfers.remove(message.transfer());
    if (transfer != null) {
      unavailable.add(transfer.wanted().id());
      if (transfer.wanted().asked()) {
        unavailable(transfer.wanted());
      }
      fill();
    }
  }

  /** The page says so, and does not go on waiting for it. */
  private void unavailable(Wanted wanted) {
    loop.when(
        store.blobs().unavailable(id(), wanted.id()),
        (nothing, error) -> {
          if (error != null) {
            listener.storeFailed(error);
          } else {
            listener.photoUnavailable(id(), wanted.item());
          }
        });
  }

  void chunk(ChunkFrame frame) throws MalformedException {
    IncomingBlob transfer = transfers.get(frame.transfer());
    if (transfer == null) {
      if (!unasked.take(1)) {
        throw new MalformedException("chunks that were not asked for");
      }
      return;
    }
    transfer.receive(frame);
    store(transfer);
    listener.transfersChanged(id());
  }

  private void tellCredit(IncomingBlob transfer) {
    if (transfer.raiseCredit()) {
      contact.send(RecordKind.PHOTO, transfer.credit().encode());
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
            heldBytes += transfer.wanted().sizeBytes();
            contact.send(RecordKind.PHOTO, new PhotoMessage.Stored(blob).encode());
          }
          if (store.blobs().find(blob).map(BlobInfo::failed).orElse(false)) {
            listener.offended(id(), Offence.Kind.WRONG_PHOTO);
          }
          listener.transfersChanged(id());
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
    // Until the disk is well again nothing more is asked for.
    ended = true;
    transfers.clear();
    listener.storeFailed(error);
  }

  /** What is under way. */
  Stream<PhotoTransfer> progress() {
    return transfers.values().stream().map(transfer -> transfer.progress(id()));
  }

  private ContactId id() {
    return contact.contact().id();
  }
}
