package social.kith.node.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import social.kith.crypto.ContactId;
import social.kith.crypto.MalformedException;
import social.kith.node.contact.ContactLink;
import social.kith.node.link.RecordKind;
import social.kith.node.link.Refusal;
import social.kith.node.loop.EventLoop;
import social.kith.storage.ExpectedBlob;
import social.kith.storage.Item;
import social.kith.storage.Store;

/** Loop-owned. Verifies and stores what a contact sends, and acknowledges it after COMMIT. */
final class ItemReceiver {
  /** What may wait for the disk: the sender's window, and its last message beyond it. */
  static final long MAX_WAITING_BYTES = ItemSender.WINDOW_BYTES + SyncMessage.MAX_BYTES;

  private final ContactLink contact;
  private final Store store;
  private final EventLoop loop;
  private final SyncListener listener;
  private final Runnable photosExpected;

  private long highest;
  private CompletableFuture<?> tail = CompletableFuture.completedFuture(true);
  private long waitingBytes;
  private boolean ended;

  ItemReceiver(
      ContactLink contact,
      Store store,
      EventLoop loop,
      SyncListener listener,
      Runnable photosExpected) {
    this.contact = contact;
    this.store = store;
    this.loop = loop;
    this.listener = listener;
    this.photosExpected = photosExpected;
  }

  /** Says what is held on disk; the contact goes on from there. */
  void begin() {
    highest = store.deliveries().inboundHighest(id());
    contact.send(RecordKind.SYNC, new SyncMessage.Have(highest).encode());
  }

  /** Nothing more is acknowledged in this session. */
  void end() {
    ended = true;
  }

  void items(SyncMessage.Items items) throws MalformedException {
    long bytes = items.signed().stream().mapToLong(signed -> signed.length).sum();
    if (waitingBytes + bytes > MAX_WAITING_BYTES) {
      throw new MalformedException("more items than the window allows");
    }
    List<SyncListener.Received> fresh = new ArrayList<>();
    long seq = items.firstSeq();
    for (byte[] signed : items.signed()) {
      if (seq > highest + 1) {
        throw new MalformedException("a gap in the numbers of items");
      }
      if (seq == highest + 1) {
        fresh.add(listener.read(contact.contact().key(), signed));
        highest = seq;
      }
      seq++;
    }
    waitingBytes += bytes;
    store(fresh, highest, bytes);
  }

  private void store(List<SyncListener.Received> fresh, long upTo, long bytes) {
    // One after another: the photos of an item are expected before the item is committed.
    CompletableFuture<List<Item>> stored =
        tail.thenCompose(done -> expectPhotos(fresh)).thenCompose(done -> insert(fresh, upTo));
    tail = stored;
    loop.when(
        stored,
        (items, error) -> {
          waitingBytes -= bytes;
          if (error != null) {
            listener.storeFailed(error);
            refuse();
          } else if (!ended && items != null) {
            contact.send(RecordKind.SYNC, new SyncMessage.Ack(upTo).encode());
          }
          if (items != null && !items.isEmpty()) {
            listener.stored(items);
            photosExpected.run();
          }
        });
  }

  private void refuse() {
    if (!ended) {
      contact.refuse(Refusal.CANNOT_STORE);
    }
  }

  private CompletableFuture<Void> expectPhotos(List<SyncListener.Received> fresh) {
    CompletableFuture<?>[] expected =
        fresh.stream()
            .filter(received -> !received.photos().isEmpty())
            .map(received -> store.blobs().expect(id(), received.item().id(), received.photos()))
            .toArray(CompletableFuture[]::new);
    return CompletableFuture.allOf(expected);
  }

  private CompletableFuture<List<Item>> insert(List<SyncListener.Received> fresh, long upTo) {
    return store.write(
        tx -> {
          List<Item> added = new ArrayList<>();
          for (SyncListener.Received received : fresh) {
            var blobs = received.photos().stream().map(ExpectedBlob::id).toList();
            if (store.items().insert(tx, received.item(), Set.of(), blobs)) {
              added.add(received.item());
            }
          }
          store.deliveries().inboundAdvance(tx, id(), upTo);
          return added;
        });
  }

  private ContactId id() {
    return contact.contact().id();
  }
}
