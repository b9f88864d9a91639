package social.kith.node.peer.signaling;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: twice as long each time, up to a cap, and of that a
 * random part from the half to the whole, so that all who lost one relay do not come back at once.
 */
final class Backoff {
  static final Duration FIRST = Duration.ofMillis(100);
  static final Duration CAP = Duration.ofSeconds(60);

  private final RandomGenerator random;
  private long nextMs = FIRST.toMillis();

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  Duration next() {
    long wholeMs = nextMs;
    nextMs = Math.min(2 * wholeMs, CAP.toMillis());
    return Duration.ofMillis(random.nextLong(wholeMs / 2, wholeMs + 1));
  }

  /** An attempt was a success. */
  void reset() {
    nextMs = FIRST.toMillis();
  }
}
