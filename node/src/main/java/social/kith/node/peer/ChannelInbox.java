package social.kith.node.peer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings a channel's events to its listener in order, and keeps those that come before there is
 * one. Loop-owned but for {@link #accept} and {@link #abandon}.
 */
final class ChannelInbox {
  private final LoopGate loop;
  private final AtomicLong undeliveredBytes = new AtomicLong();
  private final Deque<Consumer<DataChannelListener>> early = new ArrayDeque<>();
  private @Nullable DataChannelListener listener;
  private final List<Runnable> openTasks = new ArrayList<>();
  private final List<Runnable> closeTasks = new ArrayList<>();
  private boolean opened;
  private boolean closed;
  private volatile boolean overrun;
  private volatile boolean abandoned;

  ChannelInbox(LoopGate loop) {
    this.loop = loop;
  }

  /**
   * Takes a message on a thread of libwebrtc.
   *
   * @return false if too much waits already: the message is lost, and so is every later one
   */
  boolean accept(byte[] data, boolean binary) {
    long sizeBytes = data.length + (long) DataChannel.MESSAGE_OVERHEAD_BYTES;
    if (overrun) {
      return false;
    }
    if (undeliveredBytes.addAndGet(sizeBytes) > DataChannel.MAX_UNDELIVERED_BYTES) {
      overrun = true;
      return false;
    }
    loop.execute(() -> message(data, binary, sizeBytes));
    return true;
  }

  /** Nothing but the end is told from now on. */
  void abandon() {
    abandoned = true;
  }

  void install(DataChannelListener next) {
    listener = next;
    while (!early.isEmpty()) {
      early.remove().accept(next);
    }
  }

  /** Runs the task when the channel opens, or now. */
  void onceOpen(Runnable task) {
    if (opened) {
      task.run();
    } else {
      openTasks.add(task);
    }
  }

  /** Runs the task when the channel is closed, or now. */
  void onceClosed(Runnable task) {
    if (closed) {
      task.run();
    } else {
      closeTasks.add(task);
    }
  }

  void open() {
    if (!opened && !closed && !abandoned) {
      opened = true;
      openTasks.forEach(Runnable::run);
      openTasks.clear();
      tell(DataChannelListener::onOpen);
    }
  }

  private void message(byte[] data, boolean binary, long sizeBytes) {
    if (closed || abandoned) {
      return;
    }
    // The state that says so may be told after the first message.
    open();
    tell(
        target -> {
          undeliveredBytes.addAndGet(-sizeBytes);
          target.onMessage(data, binary);
        });
  }

  void close() {
    if (!closed) {
      closed = true;
      closeTasks.forEach(Runnable::run);
      closeTasks.clear();
      tell(DataChannelListener::onClose);
    }
  }

  private void tell(Consumer<DataChannelListener> event) {
    DataChannelListener target = listener;
    if (target == null) {
      early.add(event);
    } else {
      event.accept(target);
    }
  }
}
