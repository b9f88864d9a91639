package social.kith.node.check;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import social.kith.node.check.Finding.Grade;

/** Whether the time can be right: invites, posts that end and meetings go by it. */
public final class ClockCheck implements Check {
  /** This version of Kith is no older. */
  private static final Instant EARLIEST = Instant.parse("2025-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
  private static final Duration TOLERANCE = Duration.ofMinutes(2);

  private final Clock clock;
  private final ZoneId zone;
  private final Supplier<Optional<Instant>> known;

  /**
   * Of a node.
   *
   * @param known a time that is over, by what is on the disk
   */
  public ClockCheck(Clock clock, ZoneId zone, Supplier<Optional<Instant>> known) {
    this.clock = clock;
    this.zone = zone;
    this.known = known;
  }

  @Override
  public String id() {
    return "clock";
  }

  @Override
  public String title() {
    return "Clock";
  }

  @Override
  public List<Finding> run() {
    Instant now = clock.instant();
    String shown =
        "It is %s (%s)."
            .formatted(
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
                    .withZone(zone)
                    .format(now),
                zone.getId());
    boolean sane = now.isAfter(EARLIEST) && now.isBefore(LATEST);
    if (!sane) {
      return found(
          Grade.FAIL, shown + " That cannot be: set the clock of this machine, best by itself.");
    }
    return known.get().filter(now.plus(TOLERANCE)::isBefore).isPresent()
        ? found(
            Grade.WARN,
            shown
                + " Things have happened here that are later than that, so the clock was put back:"
                + " see that it is right now.")
        : found(Grade.OK, shown);
  }
}
