package social.kith.node.link;

import java.time.Duration;
import social.kith.node.loop.EventLoop;

/**
 * Loop-owned. Sends a sign of life when nothing else was sent, and tells when nothing was heard:
 * libwebrtc itself needs 17.5 s to notice a killed peer.
 */
final class Heartbeat {
  static final Duration INTERVAL = Duration.ofSeconds(1);
  static final Duration DEAD_AFTER = Duration.ofSeconds(3);

  private final EventLoop loop;
  private final Runnable ping;
  private final Runnable dead;
  private EventLoop.Timer next;
  private long lastSentMs;
  private long lastHeardMs;
  private long lastTickMs;

  Heartbeat(EventLoop loop, Runnable ping, Runnable dead) {
    this.loop = loop;
    this.ping = ping;
    this.dead = dead;
    lastSentMs = loop.monotonicMs();
    lastHeardMs = lastSentMs;
    lastTickMs = lastSentMs;
    next = loop.schedule(INTERVAL, this::tick);
  }

  void sent() {
    lastSentMs = loop.monotonicMs();
  }

  void heard() {
    lastHeardMs = loop.monotonicMs();
  }

  void stop() {
    next.cancel();
  }

  private void tick() {
    long now = loop.monotonicMs();
    // A loop that itself stood still has heard nothing because it did not listen.
    boolean stoodStill = now - lastTickMs > DEAD_AFTER.toMillis();
    lastTickMs = now;
    if (stoodStill) {
      lastHeardMs = now;
    }
    if (now - lastHeardMs >= DEAD_AFTER.toMillis()) {
      dead.run();
      return;
    }
    next = loop.schedule(INTERVAL, this::tick);
    if (now - lastSentMs >= INTERVAL.toMillis() * 9 / 10) {
      ping.run();
    }
  }
}
