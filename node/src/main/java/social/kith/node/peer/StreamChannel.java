package social.kith.node.peer;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import social.kith.node.peer.StreamException.Reason;

/**
 * Two streams of bytes, one each way, over one reliable and ordered data channel, of any length in
 * bounded memory. libwebrtc's channels have no flow control towards the receiving application; this
 * has: a side sends at most {@link #WINDOW_BYTES} beyond what the other side's application has
 * read, and pauses while {@link #MAX_BUFFERED_BYTES} wait in its own channel.
 *
 * <p>Methods may be called from any thread and do not block. Listeners are called, and futures
 * complete, on the executor. Futures fail with a {@link StreamException} once the stream is broken.
 *
 * <p>On the wire each message is a frame of at most 65,536 bytes, binary, numbers big-endian:
 *
 * <pre>
 * DATA   1 ‖ 1 to 65,535 bytes   the next bytes; the sum is at most the last READ + 1,572,840
 * READ   2 ‖ total (8)           the application has read that many bytes of the other's stream:
 *                                more than the last READ said, and no more than were sent
 * END    3                       no DATA follows
 * DONE   4                       after the other's END: everything was read; no READ follows
 * ABORT  5                       both streams are given up; the channel is closed
 * </pre>
 *
 * Anything else, and more than {@link #WINDOW_BYTES} that wait to be read, makes the side that
 * receives it send ABORT and close the channel.
 */
public final class StreamChannel implements AutoCloseable {
  /**
   * Most bytes sent and not read yet, in one direction: 24 full messages, 1.5 MiB. Less leaves the
   * link idle now and then, more makes the connection's other channels wait.
   */
  public static final int WINDOW_BYTES = 24 * StreamFrame.MAX_DATA_BYTES;

  /** Most bytes that wait in the channel, whatever credit there is. */
  public static final long MAX_BUFFERED_BYTES = 1024L * 1024;

  private final LoopGate loop;
  private final StreamLoop state;
  private final StreamInbox inbox = new StreamInbox();
  private final AtomicBoolean finishing = new AtomicBoolean();

  private StreamChannel(DataChannel channel, LoopGate loop) {
    this.loop = loop;
    this.state = new StreamLoop(channel, loop, inbox);
  }

  /**
   * Makes streams of a channel, which belongs to them from now on. The other side does the same.
   *
   * @param channel reliable and ordered, on which nothing was sent or heard yet
   * @param loop the executor that the channel's connection was made with
   * @throws IllegalArgumentException if the channel may lose or reorder messages
   */
  public static StreamChannel over(DataChannel channel, Executor loop) {
    DataChannelOptions options = channel.options();
    if (!options.ordered()
        || options.maxRetransmits().isPresent()
        || options.maxPacketLifeTimeMs().isPresent()) {
      throw new IllegalArgumentException("a stream needs a reliable, ordered channel");
    }
    StreamChannel stream = new StreamChannel(channel, new LoopGate(loop));
    channel.listener(stream.state);
    return stream;
  }

  /** Writes all bytes of an array; as {@link #write(ByteBuffer)}. */
  public CompletableFuture<Void> write(byte[] bytes) {
    return write(ByteBuffer.wrap(bytes));
  }

  /**
   * Writes what remains in the buffer, after everything written before. Wait for it before the next
   * write, or what waits grows. Multiples of 65,535 bytes fill messages.
   *
   * @param bytes borrowed, not copied, until the future is done; its position stays
   * @return done when the channel has taken all of it, within credit and buffer
   * @throws IllegalStateException after {@link #finish}
   */
  public CompletableFuture<Void> write(ByteBuffer bytes) {
    if (finishing.get()) {
      throw new IllegalStateException("the stream is finished");
    }
    ByteBuffer view = bytes.slice();
    CompletableFuture<Void> written = new CompletableFuture<>();
    change(written, () -> state.add(view, written));
    return written;
  }

  /**
   * Writes an input to its end and closes it, never more than some messages ahead. Write nothing
   * else meanwhile: it would come in between.
   *
   * @param reader reads the input and may wait for it, so not the loop
   * @return how many bytes the channel has taken, all of the input. If the input fails, it fails
   *     with that {@link java.io.IOException}, and what was read until then is written. Failures
   *     are told on the reader
   * @throws IllegalStateException after {@link #finish}
   */
  public CompletableFuture<Long> send(InputStream input, Executor reader) {
    if (finishing.get()) {
      throw new IllegalStateException("the stream is finished");
    }
    return new StreamSource(this, input, reader).start();
  }

  /**
   * Ends this side's stream after what was written. The other side's goes on.
   *
   * @return done when the other side's application has read everything
   * @throws IllegalStateException the second time
   */
  public CompletableFuture<Void> finish() {
    if (!finishing.compareAndSet(false, true)) {
      throw new IllegalStateException("the stream is finished already");
    }
    CompletableFuture<Void> finished = new CompletableFuture<>();
    change(finished, () -> state.finish(finished));
    return finished;
  }

  /** Calls the listener when more can be read, or the end or a failure came; first of all now. */
  public void onReadable(Runnable listener) {
    boolean unused = loop.execute(() -> state.onReadable(listener));
  }

  /**
   * How many bytes can be read now; at most {@link #WINDOW_BYTES}. One who waits for nearly as much
   * tries {@link #read}, which makes them come; this does not.
   */
  public long available() {
    return inbox.available();
  }

  /** Whether the other side finished and everything it sent was read. */
  public boolean ended() {
    return inbox.isEnded() && inbox.available() == 0;
  }

  /**
   * Reads exactly that many bytes, or nothing as long as they have not come. The other side may
   * send as many more.
   *
   * @param bytes at most {@link #WINDOW_BYTES}: more are never there at a time
   * @throws IllegalArgumentException if it is negative or more than that
   * @throws StreamException if there are fewer and no more will come: {@link Reason#ENDED} after
   *     the end, otherwise why the stream broke. Those that are there can still be read
   */
  public Optional<byte[]> read(int bytes) {
    if (bytes > WINDOW_BYTES) {
      throw new IllegalArgumentException(
          "a read of " + bytes + " bytes, and at most " + WINDOW_BYTES + " come at a time");
    }
    boolean ended = inbox.isEnded();
    Optional<StreamException> broken = state.failure();
    Optional<byte[]> taken = inbox.take(bytes);
    // One who waits for more has to get it, however little was read since the other side heard.
    if (taken.isPresent() ? inbox.owesMuch() : inbox.owesAny()) {
      state.tellSoon();
    }
    if (taken.isEmpty() && ended) {
      throw new StreamException(Reason.ENDED, available() + " bytes are left of " + bytes);
    }
    if (taken.isEmpty() && broken.isPresent()) {
      throw broken.get();
    }
    return taken;
  }

  /** Why the stream broke, or was closed; empty while it works. */
  public Optional<StreamException> failure() {
    return state.failure();
  }

  /**
   * Closes the channel; any number of times. Unless both sides have read to the end, the other side
   * hears of an abort.
   */
  @Override
  public void close() {
    state.closeSoon();
  }

  private void change(CompletableFuture<?> result, Runnable change) {
    Runnable task = () -> state.failure().ifPresentOrElse(result::completeExceptionally, change);
    if (!loop.execute(task)) {
      result.completeExceptionally(new StreamException(Reason.CLOSED, "the executor is closed"));
    }
  }
}
