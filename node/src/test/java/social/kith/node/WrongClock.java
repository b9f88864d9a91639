package social.kith.node;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that is wrong by as much as it was told last. */
final class WrongClock extends Clock {
  private volatile Duration wrongBy = Duration.ZERO;

  /** Jumps to so long after the right time, or before it. */
  void jump(Duration byNow) {
    wrongBy = byNow;
  }

  @Override
  public Instant instant() {
    return Clock.systemUTC().instant().plus(wrongBy);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}
