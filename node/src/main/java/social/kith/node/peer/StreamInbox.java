package social.kith.node.peer;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import social.kith.crypto.MalformedException;

/**
 * The receiving half of a {@link StreamChannel}: what came and was not read, and how much of it the
 * other side has to be told. Read from any thread; what came is put in on the loop.
 */
final class StreamInbox {
  /**
   * Eight messages: the window of 24 does not stand in the way of a sender that keeps 16 in its
   * channel, and telling costs as much as sending: with four it takes 4 % of the goodput.
   */
  private static final int TELL_BYTES = 8 * StreamFrame.MAX_DATA_BYTES;

  private final ByteStream bytes = new ByteStream(StreamChannel.WINDOW_BYTES);
  private final AtomicLong read = new AtomicLong();
  private volatile long told;
  private volatile boolean ended;
  private boolean done;

  long available() {
    return bytes.available();
  }

  /** Whether no more will come. Asked before a read, it tells whether that read was the last. */
  boolean isEnded() {
    return ended;
  }

  Optional<byte[]> take(int count) {
    Optional<byte[]> taken = bytes.read(count);
    if (taken.isPresent()) {
      read.addAndGet(count);
    }
    return taken;
  }

  /** Whether so much was read that the other side has to be told. */
  boolean owesMuch() {
    return owed() >= TELL_BYTES || (ended && bytes.available() == 0);
  }

  /** Whether the other side has not been told of all that was read. */
  boolean owesAny() {
    return owed() > 0;
  }

  private long owed() {
    return read.get() - told;
  }

  /**
   * Takes what came.
   *
   * @throws MalformedException if it came after the end
   * @throws StreamOverflowException if it is more than there was credit for
   */
  void put(ByteBuffer payload) throws MalformedException {
    requireNotEnded();
    bytes.append(payload);
  }

  void end() throws MalformedException {
    requireNotEnded();
    ended = true;
  }

  private void requireNotEnded() throws MalformedException {
    if (ended) {
      throw new MalformedException("a stream goes on after its end");
    }
  }

  /** The frame that tells what was read, if there is anything to tell. */
  Optional<byte[]> tell() {
    if (ended && !done && bytes.available() == 0) {
      done = true;
      return Optional.of(StreamFrame.bare(StreamFrame.DONE));
    }
    long total = read.get();
    if (done || total == told) {
      return Optional.empty();
    }
    told = total;
    return Optional.of(StreamFrame.read(total));
  }

  boolean isDone() {
    return done;
  }
}
