package social.kith.web.api;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * The last {@value #CAPACITY} events as bytes. Numbers count up from 1; an id is the number after a
 * word that is new at each start, so that ids of an earlier start are not taken for today's. Used
 * on the event thread only.
 */
final class EventLog {
  /** Events that are kept. */
  static final int CAPACITY = 1_000;

  private static final byte[] NOTHING = {};

  private final String epoch;
  private final byte[][] frames = new byte[CAPACITY][];
  private long last;
  private long forgotten;

  EventLog(String epoch) {
    this.epoch = epoch;
    Arrays.fill(frames, NOTHING);
  }

  /** Adds what is made of the next id. */
  void append(Function<String, byte[]> frame) {
    last++;
    frames[slot(last)] = frame.apply(id(last));
  }

  /** Number of the newest event, 0 before the first. */
  long last() {
    return last;
  }

  /** Forgets everything: whoever has not read it has to start anew. */
  void forget() {
    // A number that nobody has read makes every reader's place one that is no longer known.
    last++;
    forgotten = last;
  }

  /** Wipes everything but the newest event: whoever has not read the rest has to start anew. */
  void forgetOlder() {
    for (int slot = 0; slot < CAPACITY; slot++) {
      if (slot != slot(last)) {
        Arrays.fill(frames[slot], (byte) 0);
        frames[slot] = NOTHING;
      }
    }
    forgotten = Math.max(forgotten, last - 1);
  }

  String id(long number) {
    return epoch + "-" + number;
  }

  /** The number of a place from which a reader can go on; empty if it is not known any more. */
  OptionalLong resume(String id) {
    String prefix = epoch + "-";
    if (!id.startsWith(prefix) || !id.substring(prefix.length()).matches("[0-9]{1,18}")) {
      return OptionalLong.empty();
    }
    long number = Long.parseLong(id.substring(prefix.length()));
    return number <= last && holdsAfter(number) ? OptionalLong.of(number) : OptionalLong.empty();
  }

  /** Whether every event after this number is still here. */
  boolean holdsAfter(long number) {
    return number >= Math.max(last - CAPACITY, forgotten);
  }

  /** The event after this number; empty if there is none yet. */
  Optional<byte[]> after(long number) {
    return number >= last ? Optional.empty() : Optional.of(frames[slot(number + 1)]);
  }

  private static int slot(long number) {
    return (int) (number % CAPACITY);
  }
}
