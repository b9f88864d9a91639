package social.kith.node.sync;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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

  /** An honest contact has no more than its transfers. */
  static final int MAX_WAITING_WANTS = 64;

  private static final Duration DRAIN_PAUSE = Duration.ofMillis(2);

  private final ContactLink contact;
  private final Store store;
  private final EventLoop loop;
  private final SyncListener listener;

  /** By number; whose turn it is comes first. */
  private final Map<Long, OutgoingBlob> transfers = new LinkedHashMap<>();

  /** Sent, and not said to be on their disk so far. */
  private final Map<BlobId, OutgoingBlob> unconfirmed = new LinkedHashMap<>();

  private final Deque<PhotoMessage.Want> wants = new ArrayDeque<>();
  private final SendPace pace = new SendPace();
  private boolean draining;
  private boolean ended;

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

  /** Nothing more is sent in this session. */
  void end() {
    ended = true;
    transfers.clear();
    unconfirmed.clear();
    wants.clear();
  }

  /** Answered one a turn, so that nobody else waits for so many looks at the disk. */
  void want(PhotoMessage.Want want) throws MalformedException {
    if (wants.size() >= MAX_WAITING_WANTS) {
      throw new MalformedException("more requests for photos than can wait");
    }
    wants.addLast(want);
    if (wants.size() == 1) {
      loop.execute(this::answerNext);
    }
  }

  private void answerNext() {
    PhotoMessage.Want want = wants.pollFirst();
    if (want == null) {
      return;
    }
    try {
      answer(want);
    } catch (MalformedException e) {
      contact.reject(e);
    }
    if (!wants.isEmpty()) {
      loop.execute(this::answerNext);
    }
  }

  private void answer(PhotoMessage.Want want) throws MalformedException {
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
    unconfirmed.remove(want.blob());
    transfers.put(want.transfer(), new OutgoingBlob(want, blob.get()));
    pump();
    changed();
  }

  void credit(PhotoMessage.Credit credit) throws MalformedException {
    OutgoingBlob transfer = transfers.get(credit.transfer());
    if (transfer != null) {
      transfer.allow(credit);
      pump();
      changed();
    }
  }

  void stored(PhotoMessage.Stored stored) {
    if (!store.deliveries().mayRead(id(), stored.blob())) {
      return;
    }
    if (unconfirmed.remove(stored.blob()) != null) {
      changed();
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
    for (Optional<OutgoingBlob> turn = turn(); turn.isPresent(); turn = turn()) {
      long waiting = contact.bulkBuffered();
      pace.waiting(loop.monotonicMs(), waiting);
      if (!pace.hasRoom(waiting)) {
        drainLater();
        return;
      }
      OutgoingBlob transfer = turn.get();
      byte[] frame = transfer.next(pace.frameBytes());
      contact.sendBulk(frame);
      pace.sent(frame.length);
      // Next in turn after all others, so that each gets the same share.
      transfers.remove(transfer.number());
      if (transfer.isSent()) {
        await(transfer);
      } else {
        transfers.put(transfer.number(), transfer);
      }
    }
  }

  private Optional<OutgoingBlob> turn() {
    return transfers.values().stream().filter(OutgoingBlob::hasNext).findFirst();
  }

  private void await(OutgoingBlob sent) {
    unconfirmed.put(sent.id(), sent);
    if (unconfirmed.size() > MAX_TRANSFERS) {
      unconfirmed.remove(unconfirmed.keySet().iterator().next());
    }
    changed();
  }

  /** What is under way. */
  Stream<PhotoTransfer> progress() {
    return Stream.concat(transfers.values().stream(), unconfirmed.values().stream())
        .map(transfer -> transfer.progress(id()));
  }

  private void changed() {
    listener.transfersChanged(id());
  }

  private void read(OutgoingBlob transfer) {
    int first = transfer.firstToRead();
    loop.when(
        store.blobs().read(transfer.id(), first, transfer.beginRead()),
        (chunks, error) -> {
          if (error != null) {
            listener.storeFailed(error);
          }
          if (ended) {
            return;
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
