package social.kith.node.peer;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.MalformedException;
import social.kith.node.peer.StreamException.Reason;

/**
 * Loop-owned, but for {@link #failure}, {@link #tellSoon} and {@link #closeSoon}. What a {@link
 * StreamChannel} does on its executor: frames out, frames in, and the end.
 */
final class StreamLoop implements DataChannelListener {
  private static final long POLL_MS = 2;

  private final DataChannel channel;
  private final LoopGate loop;
  private final Executor soon;
  private final StreamOutbox outbox;
  private final StreamInbox inbox;
  private final AtomicBoolean telling = new AtomicBoolean();
  private Runnable readable = () -> {};
  private boolean pumping;
  private volatile @Nullable StreamException failure;

  StreamLoop(DataChannel channel, LoopGate loop, StreamInbox inbox) {
    this.channel = channel;
    this.loop = loop;
    this.soon = CompletableFuture.delayedExecutor(POLL_MS, TimeUnit.MILLISECONDS, this::onLoop);
    this.outbox = new StreamOutbox(channel::send, channel::bufferedAmount);
    this.inbox = inbox;
  }

  private void onLoop(Runnable task) {
    boolean unused = loop.execute(task);
  }

  Optional<StreamException> failure() {
    return Optional.ofNullable(failure);
  }

  void onReadable(Runnable listener) {
    readable = listener;
    listener.run();
  }

  void add(ByteBuffer bytes, CompletableFuture<Void> written) {
    outbox.add(bytes, written);
    pumpSoon();
  }

  void finish(CompletableFuture<Void> finished) {
    outbox.finish(finished);
    pumpSoon();
  }

  /** After the tasks that wait already, so that small writes share a message. */
  private void pumpSoon() {
    if (!pumping) {
      pumping = true;
      onLoop(this::pump);
    }
  }

  private void pump() {
    pumping = false;
    if (failure != null || channel.state() == DataChannelState.CONNECTING) {
      return;
    }
    try {
      if (!outbox.pump()) {
        pumping = true;
        soon.execute(this::pump);
      }
    } catch (SendException e) {
      fail(new StreamException(Reason.CLOSED, e), false);
    }
  }

  /** Tells the other side what was read. */
  void tellSoon() {
    if (telling.compareAndSet(false, true)) {
      onLoop(this::tell);
    }
  }

  private void tell() {
    telling.set(false);
    if (failure != null) {
      return;
    }
    try {
      inbox.tell().ifPresent(outbox::transmit);
    } catch (SendException e) {
      fail(new StreamException(Reason.CLOSED, e), false);
    }
  }

  void closeSoon() {
    Runnable task =
        () -> fail(closed("this side closed the stream"), !(outbox.isDone() && inbox.isDone()));
    if (!loop.execute(task)) {
      channel.close();
    }
  }

  private static StreamException closed(String message) {
    return new StreamException(Reason.CLOSED, message);
  }

  private void fail(StreamException reason, boolean abort) {
    if (failure != null) {
      return;
    }
    failure = reason;
    try {
      if (abort && channel.state() == DataChannelState.OPEN) {
        outbox.transmit(StreamFrame.bare(StreamFrame.ABORT));
      }
    } catch (SendException e) {
      // The other side hears of the closed channel instead.
    } finally {
      channel.close();
      outbox.fail(reason);
      readable.run();
    }
  }

  @Override
  public void onOpen() {
    pumpSoon();
  }

  @Override
  public void onMessage(byte[] data, boolean binary) {
    if (failure != null) {
      return;
    }
    boolean toRead = false;
    try {
      toRead = accept(StreamFrame.parse(data, binary));
    } catch (MalformedException e) {
      fail(new StreamException(Reason.MALFORMED, e), true);
    } catch (StreamOverflowException e) {
      fail(new StreamException(Reason.CREDIT_EXCEEDED, e), true);
    }
    if (toRead) {
      readable.run();
    }
  }

  private boolean accept(StreamFrame frame) throws MalformedException {
    if (frame instanceof StreamFrame.Data data) {
      inbox.put(data.payload());
      return true;
    }
    if (frame instanceof StreamFrame.Read read) {
      outbox.read(read.totalBytes());
      pumpSoon();
    } else if (frame instanceof StreamFrame.End) {
      inbox.end();
      tell();
      return true;
    } else if (frame instanceof StreamFrame.Done) {
      outbox.done();
    } else {
      fail(new StreamException(Reason.ABORTED, "the other side gave up"), false);
    }
    return false;
  }

  @Override
  public void onClose() {
    fail(closed("the channel is closed"), false);
  }
}
