package social.kith.node.peer.signaling;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: twice as long each time, up to a cap, and of that a
 * random part from the half to the whole, so that all who lost one relay do not come back at once,
 * nor two who dial each other meet again and again. For one thread at a time.
 */
public final class Backoff {
  /** The longest wait. */
  public static final Duration CAP = Duration.ofSeconds(60);

  private final Duration first;
  private final RandomGenerator random;
  private long nextMs;

  /**
   * Begins.
   *
   * @param first the first wait, at most
   */
  public Backoff(Duration first, RandomGenerator random) {
    this.first = first;
    this.random = random;
    this.nextMs = first.toMillis();
  }

  /** How long to wait now. */
  public Duration next() {
    long wholeMs = nextMs;
    nextMs = Math.min(2 * wholeMs, CAP.toMillis());
    return Duration.ofMillis(random.nextLong(wholeMs / 2, wholeMs + 1));
  }

  /** An attempt was a success. */
  public void reset() {
    nextMs = first.toMillis();
  }
}
