package social.kith.node.link;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import social.kith.node.loop.EventLoop;

/**
 * Loop-owned. Sends a sign of life when nothing else was sent, and tells when nothing was heard:
 * libwebrtc itself needs 17.5 s to notice a killed peer.
 */
final class Heartbeat {
  static final Duration INTERVAL = Duration.ofSeconds(1);
  static final Duration DEAD_AFTER = Duration.ofSeconds(3);

  /**
   * So many times what the handshake took is waited longer: it is a round trip, and more where
   * packets get lost.
   */
  static final int HANDSHAKES_MORE = 3;

  private final EventLoop loop;
  private final Runnable ping;
  private final Runnable dead;
  private EventLoop.@Nullable Timer next;
  private long deadAfterMs = DEAD_AFTER.toMillis();
  private long lastSentMs;
  private long lastHeardMs;
  private long lastTickMs;

  /**
   * To be made when the handshake begins.
   *
   * @param ping sends a sign of life
   * @param dead is told once, when nothing was heard for too long
   */
  Heartbeat(EventLoop loop, Runnable ping, Runnable dead) {
    this.loop = loop;
    this.ping = ping;
    this.dead = dead;
    lastSentMs = loop.monotonicMs();
    lastHeardMs = lastSentMs;
    lastTickMs = lastSentMs;
  }

  /** Beats from now on; the handshake is over. */
  void begin() {
    long now = loop.monotonicMs();
    deadAfterMs += HANDSHAKES_MORE * (now - lastTickMs);
    lastHeardMs = now;
    lastTickMs = now;
    next = loop.schedule(INTERVAL, this::tick);
  }

  void sent() {
    lastSentMs = loop.monotonicMs();
  }

  void heard() {
    lastHeardMs = loop.monotonicMs();
  }

  void stop() {
    if (next != null) {
      next.cancel();
    }
  }

  private void tick() {
    long now = loop.monotonicMs();
    // A loop that itself stood still has heard nothing because it did not listen.
    boolean stoodStill = now - lastTickMs > deadAfterMs;
    lastTickMs = now;
    if (stoodStill) {
      lastHeardMs = now;
    }
    if (now - lastHeardMs >= deadAfterMs) {
      dead.run();
      return;
    }
    next = loop.schedule(INTERVAL, this::tick);
    if (now - lastSentMs >= INTERVAL.toMillis() * 9 / 10) {
      ping.run();
    }
  }
}
