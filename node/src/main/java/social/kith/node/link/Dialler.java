package social.kith.node.link;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import social.kith.node.loop.EventLoop;

/**
 * Loop-owned. Says when to try the other side's addresses: at once, then every 15 s (that long a
 * try takes to fail), after five minutes once a minute, each with jitter.
 */
final class Dialler {
  private static final Duration DENSE = Duration.ofSeconds(15);
  private static final Duration SPARSE = Duration.ofSeconds(60);
  private static final int DENSE_TRIES = 20;

  private final EventLoop loop;
  private final Runnable dial;
  private EventLoop.@Nullable Timer next;
  private int tries;

  Dialler(EventLoop loop, Runnable dial) {
    this.loop = loop;
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
    long pauseMs = (tries++ < DENSE_TRIES ? DENSE : SPARSE).toMillis();
    long jitterMs = ThreadLocalRandom.current().nextLong(pauseMs / 10);
    next = loop.schedule(Duration.ofMillis(pauseMs + jitterMs), this::attempt);
    dial.run();
  }
}
