package social.kith.node.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;
import social.kith.crypto.MalformedException;
import social.kith.node.contact.ContactLink;
import social.kith.node.link.RecordKind;
import social.kith.node.loop.EventLoop;
import social.kith.storage.Outgoing;
import social.kith.storage.Profiles;
import social.kith.storage.Store;
import social.kith.storage.Tx;

/**
 * Loop-owned. Sends a contact what was queued for them, in order, from the number that they say
 * they hold, with a window of what is not acknowledged.
 */
final class ItemSender {
  static final int WINDOW_BYTES = 2 * 1024 * 1024;
  static final int BATCH_BYTES = 48 * 1024;

  /** What is acknowledged sooner is not told of as sent. */
  private static final Duration SENT_TOLD_AFTER = Duration.ofMillis(200);

  private static final int PAGE = SyncMessage.MAX_ITEMS;

  private final ContactLink contact;
  private final Store store;
  private final EventLoop loop;
  private final SyncListener listener;
  private final Deque<Batch> unacknowledged = new ArrayDeque<>();

  private boolean heard;
  private boolean started;
  private boolean ended;
  private int knownKind;
  private long lastSent;
  private long lastAcknowledged;
  private long unacknowledgedBytes;

  private record Batch(long lastSeq, long bytes) {}

  ItemSender(ContactLink contact, Store store, EventLoop loop, SyncListener listener) {
    this.contact = contact;
    this.store = store;
    this.loop = loop;
    this.listener = listener;
  }

  /**
   * The contact's word of what they hold is the truth, lower or higher than was known here. Nothing
   * is sent before the numbers that it changes are on disk.
   */
  void have(SyncMessage.Have have) throws MalformedException {
    if (heard) {
      throw new MalformedException("a second Have in one session");
    }
    heard = true;
    knownKind = have.knownKind();
    Instant now = loop.now();
    loop.when(
        store.write(
            tx -> {
              store.deliveries().settle(tx, id(), have.highest());
              queueProfile(tx, now);
              List<ItemId> lost = store.ledger().lost(tx, id(), have.highest());
              return joined(lost, stored(tx, have.highest(), now));
            }),
        (items, error) -> {
          tell(items, error);
          if (error == null) {
            started = true;
            lastSent = have.highest();
            lastAcknowledged = have.highest();
            pump();
          }
        });
  }

  /** What this person says about themselves is another one, after COMMIT. */
  void profileChanged() {
    if (!heard || ended) {
      return;
    }
    Instant now = loop.now();
    loop.when(
        store.update(tx -> queueProfile(tx, now)),
        (nothing, error) -> {
          fail(error);
          pump();
        });
  }

  /** The newest one alone, and to those alone who know what it is. */
  private void queueProfile(Tx tx, Instant now) {
    if (knownKind >= Profiles.KIND) {
      store.profiles().queue(tx, listener.self(), id(), now);
    }
  }

  /** Nothing more is sent in this session. */
  void end() {
    ended = true;
  }

  void acknowledged(SyncMessage.Ack ack) throws MalformedException {
    if (ack.upTo() > lastSent) {
      throw new MalformedException("an acknowledgement of what was not sent");
    }
    lastAcknowledged = Math.max(lastAcknowledged, ack.upTo());
    while (!unacknowledged.isEmpty() && unacknowledged.getFirst().lastSeq() <= ack.upTo()) {
      unacknowledgedBytes -= unacknowledged.removeFirst().bytes();
    }
    markStored(ack.upTo());
    pump();
  }

  /** Sends what waits, as far as the window allows. */
  void pump() {
    if (!started || ended) {
      return;
    }
    while (unacknowledgedBytes < WINDOW_BYTES) {
      List<Outgoing> page = store.deliveries().after(id(), lastSent, PAGE);
      if (page.isEmpty()) {
        return;
      }
      sendPage(page);
    }
  }

  private void sendPage(List<Outgoing> page) {
    List<Outgoing> batch = new ArrayList<>();
    long bytes = 0;
    for (Outgoing item : page) {
      if (!batch.isEmpty() && bytes + item.signed().length > BATCH_BYTES) {
        send(batch, bytes);
        batch.clear();
        bytes = 0;
        if (unacknowledgedBytes >= WINDOW_BYTES) {
          return;
        }
      }
      batch.add(item);
      bytes += item.signed().length;
    }
    send(batch, bytes);
  }

  private void send(List<Outgoing> batch, long bytes) {
    long first = batch.get(0).seq();
    lastSent = batch.get(batch.size() - 1).seq();
    unacknowledged.addLast(new Batch(lastSent, bytes));
    unacknowledgedBytes += bytes;
    List<byte[]> signed = batch.stream().map(Outgoing::signed).toList();
    contact.send(RecordKind.SYNC, new SyncMessage.Items(first, signed).encode());
    Instant now = loop.now();
    long upTo = lastSent;
    loop.when(
        store.update(tx -> store.deliveries().sent(tx, id(), upTo, now)),
        (nothing, error) -> fail(error));
    List<ItemId> items = batch.stream().map(Outgoing::item).toList();
    loop.schedule(SENT_TOLD_AFTER, () -> tellSent(upTo, items));
  }

  private void tellSent(long upTo, List<ItemId> items) {
    if (!ended && upTo > lastAcknowledged) {
      listener.sent(id(), items);
    }
  }

  private void markStored(long upTo) {
    Instant now = loop.now();
    loop.when(store.write(tx -> stored(tx, upTo, now)), this::tell);
  }

  /** What they say is on their disk: what they do not know is kept there, and not carried out. */
  private List<ItemId> stored(Tx tx, long upTo, Instant now) {
    return joined(
        store.deliveries().stored(tx, id(), upTo, now),
        store.ledger().carriedOut(tx, id(), upTo, knownKind, now));
  }

  private static List<ItemId> joined(List<ItemId> first, List<ItemId> second) {
    return Stream.concat(first.stream(), second.stream()).distinct().toList();
  }

  private void tell(@Nullable List<ItemId> items, @Nullable Throwable error) {
    if (items != null && !items.isEmpty()) {
      listener.delivered(id(), items);
    }
    fail(error);
  }

  private void fail(@Nullable Throwable error) {
    if (error != null) {
      listener.storeFailed(error);
    }
  }

  private ContactId id() {
    return contact.contact().id();
  }
}
