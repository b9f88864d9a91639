package social.kith.node.peer;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.MalformedException;

/**
 * Loop-owned. The sending half of a {@link StreamChannel}: what waits for credit, and for libwebrtc
 * to hold less. Its methods that send throw {@link SendException} once the channel is closed.
 */
final class StreamOutbox {
  private record Write(ByteBuffer left, CompletableFuture<Void> done) {}

  private final Consumer<byte[]> send;
  private final LongSupplier bufferedAmount;
  private final Deque<Write> writes = new ArrayDeque<>();
  private long waitingBytes;
  private long sent;
  private long read;
  private @Nullable CompletableFuture<Void> finish;
  private boolean endSent;
  private boolean done;

  /** Never less than what libwebrtc holds, which is asked only when this comes near the limit. */
  private long bufferedAtMost;

  /**
   * @param send sends a frame, or throws {@link SendException}
   * @param bufferedAmount how many bytes of frames wait to be sent
   */
  StreamOutbox(Consumer<byte[]> send, LongSupplier bufferedAmount) {
    this.send = send;
    this.bufferedAmount = bufferedAmount;
  }

  void add(ByteBuffer bytes, CompletableFuture<Void> written) {
    if (finish != null) {
      written.completeExceptionally(new IllegalStateException("the stream is finished"));
      return;
    }
    writes.add(new Write(bytes, written));
    waitingBytes += bytes.remaining();
  }

  void finish(CompletableFuture<Void> finished) {
    finish = finished;
  }

  /**
   * Sends what may be sent now.
   *
   * @return false if libwebrtc holds too much, of which it will not tell when it is less
   */
  boolean pump() {
    completeWritten();
    while (!writes.isEmpty()) {
      long credit = StreamChannel.WINDOW_BYTES - (sent - read);
      int length = (int) Math.min(Math.min(waitingBytes, StreamFrame.MAX_DATA_BYTES), credit);
      if (length == 0) {
        return true;
      }
      if (!hasRoom(1 + length)) {
        return false;
      }
      transmit(gather(length));
      sent += length;
      waitingBytes -= length;
      completeWritten();
    }
    if (finish != null && !endSent) {
      endSent = true;
      transmit(StreamFrame.bare(StreamFrame.END));
    }
    return true;
  }

  private boolean hasRoom(int frameBytes) {
    if (bufferedAtMost + frameBytes > StreamChannel.MAX_BUFFERED_BYTES) {
      bufferedAtMost = bufferedAmount.getAsLong();
    }
    return bufferedAtMost + frameBytes <= StreamChannel.MAX_BUFFERED_BYTES;
  }

  private byte[] gather(int length) {
    ByteBuffer frame = StreamFrame.data(length);
    for (Write write : writes) {
      ByteBuffer left = write.left();
      int part = Math.min(left.remaining(), frame.remaining());
      frame.put(left.slice(left.position(), part));
      left.position(left.position() + part);
      if (!frame.hasRemaining()) {
        break;
      }
    }
    return frame.array();
  }

  private void completeWritten() {
    while (!writes.isEmpty() && !writes.element().left().hasRemaining()) {
      writes.remove().done().complete(null);
    }
  }

  void transmit(byte[] frame) {
    send.accept(frame);
    bufferedAtMost += frame.length;
  }

  /**
   * The other side has read that much.
   *
   * @throws MalformedException if it cannot have
   */
  void read(long totalBytes) throws MalformedException {
    if (totalBytes <= read || totalBytes > sent) {
      throw new MalformedException(
          totalBytes + " bytes read after " + read + ", of " + sent + " sent");
    }
    read = totalBytes;
  }

  /**
   * The other side has read everything.
   *
   * @throws MalformedException if it cannot have
   */
  void done() throws MalformedException {
    if (!endSent || done || finish == null) {
      throw new MalformedException("all is read before its end, or twice");
    }
    done = true;
    read = sent;
    finish.complete(null);
  }

  boolean isDone() {
    return done;
  }

  /** Nothing is sent any more. */
  void fail(StreamException reason) {
    waitingBytes = 0;
    while (!writes.isEmpty()) {
      writes.remove().done().completeExceptionally(reason);
    }
    if (finish != null) {
      finish.completeExceptionally(reason);
    }
  }
}
