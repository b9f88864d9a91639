package social.kith.node.peer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Keeps what a peer sends before it has a channel; a channel then keeps it until it is open. */
final class Outbox {
  private record Message(byte[] data, boolean binary) {}

  /** Orders senders. Callbacks of libwebrtc never take it. */
  private final ReentrantLock order = new ReentrantLock();

  private final Deque<Message> waiting = new ArrayDeque<>();
  private long waitingBytes;
  private boolean closed;
  private @Nullable DataChannel channel;

  /**
   * Sends or keeps a message.
   *
   * @throws SendException if it can do neither
   */
  void send(byte[] data, boolean binary) {
    order.lock();
    try {
      DataChannel open = channel;
      if (closed) {
        throw new SendException(SendException.Reason.CLOSED, "the peer is closed");
      } else if (open != null) {
        transmit(open, data, binary);
      } else {
        keep(data, binary);
      }
    } finally {
      order.unlock();
    }
  }

  private void keep(byte[] data, boolean binary) {
    if (data.length > DataChannel.MAX_MESSAGE_BYTES) {
      throw new SendException(
          SendException.Reason.TOO_LARGE,
          data.length + " bytes are more than " + DataChannel.MAX_MESSAGE_BYTES);
    }
    if (waitingBytes + data.length > DataChannel.MAX_QUEUED_BYTES
        || waiting.size() >= DataChannel.MAX_QUEUED_MESSAGES) {
      throw new SendException(
          SendException.Reason.BUFFER_FULL, waiting.size() + " messages wait for the connection");
    }
    waiting.add(new Message(data.clone(), binary));
    waitingBytes += data.length;
  }

  private static void transmit(DataChannel open, byte[] data, boolean binary) {
    if (binary) {
      open.send(data);
    } else {
      open.sendText(data);
    }
  }

  /** There is a channel: what was kept goes there, if it is not closed, and so does all else. */
  void attach(DataChannel opened) {
    order.lock();
    try {
      channel = opened;
      while (!waiting.isEmpty() && opened.state().compareTo(DataChannelState.CLOSING) < 0) {
        Message next = waiting.remove();
        transmit(opened, next.data(), next.binary());
      }
      waiting.clear();
      waitingBytes = 0;
    } finally {
      order.unlock();
    }
  }

  /** Nothing is sent any more. */
  void close() {
    order.lock();
    try {
      closed = true;
      waiting.clear();
      waitingBytes = 0;
    } finally {
      order.unlock();
    }
  }

  long bufferedAmount() {
    order.lock();
    try {
      DataChannel open = channel;
      return open == null ? waitingBytes : open.bufferedAmount();
    } finally {
      order.unlock();
    }
  }
}
