package social.kith.node.peer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import social.kith.node.peer.SendException.Reason;
import social.kith.node.peer.internal.NativeCallException;
import social.kith.node.peer.internal.NativeChannel;

/**
 * Sends in order from any thread: keeps messages until the channel is open, and refuses what
 * libwebrtc would drop, or close the channel for.
 */
final class SendQueue {
  private record Message(byte[] data, boolean binary) {}

  private final Supplier<DataChannelState> state;

  /** Orders senders. Callbacks of libwebrtc never take it. */
  private final ReentrantLock order = new ReentrantLock();

  private final Deque<Message> waiting = new ArrayDeque<>();
  private long waitingBytes;

  /**
   * Never less than what libwebrtc holds, so that it is asked only when this comes near a limit.
   */
  private long bufferedAtMost;

  private volatile @Nullable NativeChannel channel;

  SendQueue(Supplier<DataChannelState> state) {
    this.state = state;
  }

  /** Says where to send to. Takes no lock; {@link #flush} has to follow on another thread. */
  void attach(NativeChannel target) {
    channel = target;
  }

  /**
   * Sends or keeps a message.
   *
   * @throws SendException if it can do neither
   */
  void send(byte[] data, boolean binary) {
    order.lock();
    try {
      DataChannelState now = state.get();
      if (now == DataChannelState.CLOSING || now == DataChannelState.CLOSED) {
        throw closed();
      }
      NativeChannel target = channel;
      if (now == DataChannelState.CONNECTING || target == null) {
        keep(data, binary);
      } else {
        flush();
        transmit(target, new Message(data, binary));
      }
    } finally {
      order.unlock();
    }
  }

  private void keep(byte[] data, boolean binary) {
    if (waitingBytes + data.length > DataChannel.MAX_QUEUED_BYTES
        || waiting.size() >= DataChannel.MAX_QUEUED_MESSAGES) {
      throw new SendException(
          Reason.BUFFER_FULL, waiting.size() + " messages wait for the channel to open");
    }
    waiting.add(new Message(data.clone(), binary));
    waitingBytes += data.length;
  }

  /** Sends what was kept, if the channel is open. */
  void flush() {
    order.lock();
    try {
      NativeChannel target = channel;
      while (target != null && state.get() == DataChannelState.OPEN && !waiting.isEmpty()) {
        Message next = waiting.remove();
        waitingBytes -= next.data().length;
        transmit(target, next);
      }
    } finally {
      order.unlock();
    }
  }

  private void transmit(NativeChannel target, Message message) {
    int length = message.data().length;
    if (bufferedAtMost + length > DataChannel.MAX_BUFFERED_BYTES) {
      bufferedAtMost = target.bufferedAmount();
    }
    if (bufferedAtMost + length > DataChannel.MAX_BUFFERED_BYTES) {
      throw new SendException(
          Reason.BUFFER_FULL, bufferedAtMost + " bytes wait, " + length + " more do not fit");
    }
    try {
      if (!target.send(message.data(), message.binary())) {
        throw closed();
      }
    } catch (NativeCallException e) {
      throw closed();
    }
    bufferedAtMost += length;
  }

  private static SendException closed() {
    return new SendException(Reason.CLOSED, "the channel is closed");
  }

  long bufferedAmount() {
    order.lock();
    try {
      NativeChannel target = channel;
      return waitingBytes + (target == null ? 0 : target.bufferedAmount());
    } finally {
      order.unlock();
    }
  }

  /** Forgets what was kept. */
  void clear() {
    order.lock();
    try {
      waiting.clear();
      waitingBytes = 0;
    } finally {
      order.unlock();
    }
  }
}
