package social.kith.node.peer.client;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.MalformedException;

/**
 * This side's messages to one person: numbered, kept before they are sent, sent again on each new
 * connection, and forgotten when they were taken over there. Loop-owned.
 */
final class Outgoing {
  /** Most bytes that are sent and not acknowledged, where it is more than one message. */
  static final long WINDOW_BYTES = 1024L * 1024;

  /** What a message counts beside its bytes. */
  static final int OVERHEAD_BYTES = 64;

  private final Journal journal;
  private final LongConsumer delivered;
  private final UUID stream;
  private final TreeMap<Long, JournalEntry.Queued> waiting;
  private final Map<Long, CompletableFuture<Long>> unkept = new TreeMap<>();
  private long waitingBytes;
  private long last;
  private long kept;
  private long sent;
  private long sentBytes;
  private @Nullable Link link;

  Outgoing(JournalState state, Journal journal, LongConsumer delivered) {
    this.journal = journal;
    this.delivered = delivered;
    this.waiting = state.waiting();
    this.last = waiting.isEmpty() ? state.lastAcknowledged() : waiting.lastKey();
    this.kept = last;
    waiting.values().forEach(message -> waitingBytes += sizeBytes(message));
    if (state.began().isPresent()) {
      this.stream = state.began().get().stream();
    } else {
      this.stream = UUID.randomUUID();
      journal.add(new JournalEntry.Began(stream), () -> {});
    }
  }

  private static long sizeBytes(JournalEntry.Queued message) {
    return OVERHEAD_BYTES + message.data().length;
  }

  UUID stream() {
    return stream;
  }

  /** Adds a message; the future gives its number once it is kept. */
  void add(byte[] data, boolean binary, CompletableFuture<Long> result) {
    if (journal.isClosed()) {
      result.completeExceptionally(
          new ClientException(ClientException.Reason.CLOSED, "the client is closed"));
      return;
    }
    JournalEntry.Queued message = new JournalEntry.Queued(last + 1, binary, data);
    if (waiting.size() >= PeerClient.MAX_QUEUED_MESSAGES
        || waitingBytes + sizeBytes(message) > PeerClient.MAX_QUEUED_BYTES) {
      result.completeExceptionally(
          new ClientException(
              ClientException.Reason.QUEUE_FULL, waiting.size() + " messages wait already"));
      return;
    }
    last = message.number();
    waiting.put(last, message);
    waitingBytes += sizeBytes(message);
    unkept.put(last, result);
    journal.add(message, () -> kept(message.number()));
  }

  private void kept(long number) {
    kept = number;
    CompletableFuture<Long> result = unkept.remove(number);
    if (result != null) {
      result.complete(number);
    }
    pump();
  }

  /** Nothing can be kept any more. */
  void fail(ClientException reason) {
    unkept.values().forEach(result -> result.completeExceptionally(reason));
    unkept.clear();
    detach();
  }

  /** Sends over this connection, from what was not taken over there yet. */
  void attach(Link next, Frame.Resume theirs) throws MalformedException {
    if (theirs.yours().equals(stream)) {
      acknowledged(theirs.taken(), kept);
    }
    link = next;
    sent = waiting.isEmpty() ? last : waiting.firstKey() - 1;
    sentBytes = 0;
    pump();
  }

  void detach() {
    link = null;
  }

  /** The other side took all messages up to this one. */
  void acknowledged(long number) throws MalformedException {
    acknowledged(number, sent);
    pump();
  }

  private void acknowledged(long number, long atMost) throws MalformedException {
    if (number > atMost) {
      throw new MalformedException("acknowledgement of what was not sent");
    }
    var taken = waiting.headMap(number, true);
    if (taken.isEmpty()) {
      return;
    }
    long bytes = taken.values().stream().mapToLong(Outgoing::sizeBytes).sum();
    waitingBytes -= bytes;
    sentBytes -= bytes;
    taken.clear();
    journal.add(new JournalEntry.Acknowledged(number), () -> {});
    delivered.accept(number);
  }

  private void pump() {
    Link target = link;
    while (target != null && sent < kept) {
      JournalEntry.Queued next = waiting.get(sent + 1);
      if (next == null || (sentBytes > 0 && sentBytes + sizeBytes(next) > WINDOW_BYTES)) {
        return;
      }
      if (!target.send(new Frame.Message(next.number(), next.binary(), next.data()))) {
        return;
      }
      sent = next.number();
      sentBytes += sizeBytes(next);
    }
  }
}
