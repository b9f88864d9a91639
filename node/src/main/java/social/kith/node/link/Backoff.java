package social.kith.node.link;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Growing pauses with jitter: about 1, 2, 4 … seconds, at most a minute. */
final class Backoff {
  private static final long FIRST_MS = 1_000;
  private static final long LONGEST_MS = 60_000;

  private long nextMs = FIRST_MS;

  Duration next() {
    long pauseMs = nextMs;
    nextMs = Math.min(LONGEST_MS, nextMs * 2);
    return Duration.ofMillis(pauseMs / 2 + ThreadLocalRandom.current().nextLong(pauseMs / 2 + 1));
  }

  void reset() {
    nextMs = FIRST_MS;
  }
}
