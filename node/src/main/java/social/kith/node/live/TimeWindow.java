package social.kith.node.live;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.Set;

/**
 * When something is allowed, by the clock on the wall.
 *
 * @param fromMinute of the day, 0 to 1439
 * @param untilMinute of the day, 0 to 1439; one that is not after {@code fromMinute} is on the day
 *     after
 * @param days on which it begins; at least one
 */
public record TimeWindow(int fromMinute, int untilMinute, Set<DayOfWeek> days) {
  /** Minutes of a day. */
  public static final int DAY = 24 * 60;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of its range, or there is no day
   */
  public TimeWindow {
    if (fromMinute < 0 || fromMinute >= DAY || untilMinute < 0 || untilMinute >= DAY) {
      throw new IllegalArgumentException("a minute of the day is within 0 to 1439");
    }
    if (days.isEmpty()) {
      throw new IllegalArgumentException("a window needs a day");
    }
    days = Set.copyOf(days);
  }

  /** Whether it is open then. */
  public boolean contains(LocalDateTime time) {
    int minute = time.getHour() * 60 + time.getMinute();
    boolean today = days.contains(time.getDayOfWeek());
    if (fromMinute < untilMinute) {
      return today && minute >= fromMinute && minute < untilMinute;
    }
    boolean yesterday = days.contains(time.getDayOfWeek().minus(1));
    return (today && minute >= fromMinute) || (yesterday && minute < untilMinute);
  }

  /** One bit for each day, Monday the lowest. */
  int dayBits() {
    return days.stream().mapToInt(day -> 1 << day.ordinal()).sum();
  }

  static Set<DayOfWeek> days(int bits) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      if ((bits >> day.ordinal() & 1) == 1) {
        days.add(day);
      }
    }
    return days;
  }
}
