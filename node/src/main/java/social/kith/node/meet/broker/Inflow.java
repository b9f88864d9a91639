package social.kith.node.meet.broker;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import social.kith.node.loop.EventLoop;

/**
 * What a broker sends, on its way to the loop: only so much waits for it, what is over that is
 * dropped, and a broker that goes on is one to leave. Any thread.
 */
final class Inflow {
  /** Most messages that wait for the loop. */
  static final int MAX_WAITING = 128;

  /** So many dropped ones are a flood. */
  static final int FLOOD = 4_096;

  private final EventLoop loop;
  private final BiConsumer<String, byte[]> receiver;
  private final Runnable flooded;
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicInteger dropped = new AtomicInteger();
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * Both are called on the loop.
   *
   * @param flooded once
   */
  Inflow(EventLoop loop, BiConsumer<String, byte[]> receiver, Runnable flooded) {
    this.loop = loop;
    this.receiver = receiver;
    this.flooded = flooded;
  }

  /** A message came; its payload is owned from now on. */
  void came(String topic, byte[] payload) {
    if (closed.get()) {
      return;
    }
    if (waiting.incrementAndGet() > MAX_WAITING) {
      waiting.decrementAndGet();
      if (dropped.incrementAndGet() == FLOOD) {
        loop.execute(flooded);
      }
      return;
    }
    loop.execute(
        () -> {
          waiting.decrementAndGet();
          if (!closed.get()) {
            receiver.accept(topic, payload);
          }
        });
  }

  /** Nothing is brought to the loop any more. */
  void close() {
    closed.set(true);
  }
}
