package social.kith.node.link;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import social.kith.node.loop.EventLoop;

/**
 * Loop-owned. Says when to try the other side's addresses: at once, then every 15 s (that long a
 * try takes to fail) with jitter; after five minutes once a minute, after an hour every ten
 * minutes, and then by the clock, at moments that both sides of a link share and no two links do.
 * Two who are behind routers that let nobody in meet only if they try together.
 */
final class Dialler {
  /** The moments of the sparsest schedule; each is one of the denser, too. */
  static final long LONG_GONE_MS = Duration.ofMinutes(10).toMillis();

  private static final long SPARSE_MS = Duration.ofMinutes(1).toMillis();
  private static final long DENSE_MS = Duration.ofSeconds(15).toMillis();
  private static final int DENSE_TRIES = 20;
  private static final int SPARSE_TRIES = 60;

  private final EventLoop loop;
  private final long phaseMs;
  private final Runnable dial;
  private EventLoop.@Nullable Timer next;
  private int tries;

  /**
   * Does nothing until it is restarted.
   *
   * @param phaseMs the same on both sides: where between two of the sparsest moments theirs are
   */
  Dialler(EventLoop loop, long phaseMs, Runnable dial) {
    this.loop = loop;
    this.phaseMs = phaseMs;
    this.dial = dial;
  }

  void restart() {
    stop();
    tries = 0;
    attempt();
  }

  void stop() {
    if (next != null) {
      next.cancel();
      next = null;
    }
  }

  private void attempt() {
    next = loop.schedule(Duration.ofMillis(pauseMs(tries++)), this::attempt);
    dial.run();
  }

  private long pauseMs(int before) {
    if (before < DENSE_TRIES) {
      return DENSE_MS + ThreadLocalRandom.current().nextLong(DENSE_MS / 10);
    }
    long periodMs = before < DENSE_TRIES + SPARSE_TRIES ? SPARSE_MS : LONG_GONE_MS;
    return periodMs - Math.floorMod(loop.now().toEpochMilli() - phaseMs, periodMs);
  }
}
