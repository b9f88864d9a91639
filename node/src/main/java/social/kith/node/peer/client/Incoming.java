package social.kith.node.peer.client;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.MalformedException;

/**
 * One person's messages to this side: each is brought to the application once and in order, and
 * acknowledged when it was taken and that is kept. Loop-owned.
 */
final class Incoming {
  private static final UUID NONE = new UUID(0, 0);

  private final Journal journal;
  private final Executor loop;
  private final Predicate<Frame.Message> application;
  private final LongConsumer acknowledge;
  private final Deque<Frame.Message> waiting = new ArrayDeque<>();
  private UUID stream;
  private long received;
  private long taken;
  private long acknowledged;
  private boolean acknowledging;

  /**
   * From what was kept.
   *
   * @param application gives a message to the application; false if that is not there yet
   * @param acknowledge sends an acknowledgement
   */
  Incoming(
      JournalState state,
      Journal journal,
      Executor loop,
      Predicate<Frame.Message> application,
      LongConsumer acknowledge) {
    this.journal = journal;
    this.loop = loop;
    this.application = application;
    this.acknowledge = acknowledge;
    JournalEntry.@Nullable Taken before = state.taken().orElse(null);
    stream = before == null ? NONE : before.stream();
    taken = before == null ? 0 : before.number();
    received = taken;
  }

  boolean hasMet() {
    return !stream.equals(NONE);
  }

  /** Where the other side is to begin. */
  Frame.Resume resume(UUID own) {
    return new Frame.Resume(own, stream, taken);
  }

  /** The other side's messages are of this stream. */
  void begin(UUID theirs) {
    if (!theirs.equals(stream)) {
      stream = theirs;
      received = 0;
      taken = 0;
      acknowledged = 0;
      waiting.clear();
      journal.add(new JournalEntry.Taken(theirs, 0), () -> {});
    }
  }

  /**
   * A message came. The first one of a stream that this side does not know may have any number: its
   * store was lost, and those before were acknowledged.
   */
  void receive(Frame.Message message) throws MalformedException {
    if (message.number() <= received) {
      // It came before; its acknowledgement may have been lost with the connection.
      acknowledged = Math.min(acknowledged, message.number() - 1);
      acknowledgeSoon();
      return;
    }
    if (received > 0 && message.number() != received + 1) {
      throw new MalformedException("a message is missing");
    }
    received = message.number();
    waiting.add(message);
    deliver();
  }

  /** Brings what waits to the application, as far as that is there. */
  void deliver() {
    while (!waiting.isEmpty() && application.test(waiting.peek())) {
      UUID of = stream;
      long number = waiting.remove().number();
      journal.add(new JournalEntry.Taken(of, number), () -> kept(of, number));
    }
  }

  private void kept(UUID of, long number) {
    if (!of.equals(stream)) {
      return;
    }
    taken = number;
    acknowledgeSoon();
  }

  private void acknowledgeSoon() {
    if (!acknowledging) {
      acknowledging = true;
      loop.execute(this::acknowledge);
    }
  }

  /** One for all that was kept at once. */
  private void acknowledge() {
    acknowledging = false;
    if (taken > acknowledged) {
      acknowledged = taken;
      acknowledge.accept(taken);
    }
  }
}
