package social.kith.node.peer.signaling;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Dials again whenever a way is lost, ever more rarely while it does not come back. Loop-owned. */
final class Redial {
  private static final Duration FIRST = Duration.ofMillis(100);

  private final Timers timers;
  private final Runnable dial;
  private final Backoff backoff;

  Redial(Timers timers, RandomGenerator random, Runnable dial) {
    this.timers = timers;
    this.dial = dial;
    this.backoff = new Backoff(FIRST, random);
  }

  /** The way is lost, or could not be had. */
  void lost() {
    timers.after(backoff.next(), dial);
  }

  /** Something was heard: only that shows that there is somebody at the other end. */
  void heard() {
    backoff.reset();
  }
}
