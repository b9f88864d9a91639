package social.kith.node.peer.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next try: twice as long each time, by chance, at most a minute. */
final class Backoff {
  static final Duration FIRST = Duration.ofSeconds(1);
  static final Duration CAP = Duration.ofSeconds(60);

  private final RandomGenerator random;
  private int tries;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /** Between the half of it and all of it, so that two sides do not meet again and again. */
  Duration next() {
    long full = Math.min(CAP.toMillis(), FIRST.toMillis() << Math.min(tries, 16));
    tries++;
    return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
  }

  void reset() {
    tries = 0;
  }
}
