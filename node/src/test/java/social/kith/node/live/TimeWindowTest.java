package social.kith.node.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TimeWindowTest {
  /** A Monday. */
  private static LocalDateTime monday(int hour, int minute) {
    return LocalDateTime.of(2026, 11, 30, hour, minute);
  }

  @Test
  void isOpenFromItsFirstMinuteUntilBeforeItsLast() {
    TimeWindow window = new TimeWindow(8 * 60, 18 * 60, Set.of(DayOfWeek.MONDAY));
    assertThat(window.contains(monday(7, 59))).isFalse();
    assertThat(window.contains(monday(8, 0))).isTrue();
    assertThat(window.contains(monday(17, 59))).isTrue();
    assertThat(window.contains(monday(18, 0))).isFalse();
    assertThat(window.contains(monday(8, 0).plusDays(1))).isFalse();
  }

  @Test
  void goesOverMidnight() {
    TimeWindow window = new TimeWindow(22 * 60, 6 * 60, Set.of(DayOfWeek.MONDAY));
    assertThat(window.contains(monday(21, 59))).isFalse();
    assertThat(window.contains(monday(22, 0))).isTrue();
    assertThat(window.contains(monday(5, 59))).isFalse();
    assertThat(window.contains(monday(5, 59).plusDays(1))).isTrue();
    assertThat(window.contains(monday(6, 0).plusDays(1))).isFalse();
  }

  @Test
  void aWholeDayBeginsAndEndsAtTheSameMinute() {
    TimeWindow window = new TimeWindow(0, 0, EnumSet.of(DayOfWeek.MONDAY));
    assertThat(window.contains(monday(0, 0))).isTrue();
    assertThat(window.contains(monday(23, 59))).isTrue();
    assertThat(window.contains(monday(0, 0).plusDays(1))).isFalse();
  }

  @Test
  void refusesWhatIsNoWindow() {
    assertThatThrownBy(() -> new TimeWindow(-1, 0, Set.of(DayOfWeek.MONDAY)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TimeWindow(0, 1_440, Set.of(DayOfWeek.MONDAY)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TimeWindow(0, 1, Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void daysAreBits() {
    for (DayOfWeek day : DayOfWeek.values()) {
      assertThat(TimeWindow.days(new TimeWindow(0, 1, Set.of(day)).dayBits())).containsExactly(day);
    }
  }
}
