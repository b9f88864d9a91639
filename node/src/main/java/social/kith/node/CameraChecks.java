package social.kith.node;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import social.kith.crypto.ContactId;
import social.kith.node.KithException.Kind;
import social.kith.node.live.CameraConfig;
import social.kith.node.live.RoomCard;
import social.kith.node.live.RoomId;
import social.kith.node.live.TimeWindow;

/** Checks what a person wants of cameras, and shows what they have. */
final class CameraChecks {
  private CameraChecks() {}

  /** A camera as it is wished, with the grants that it has. */
  static CameraConfig config(RoomId id, CameraWish wish, List<CameraConfig.Grant> grants) {
    String name = Live.title(wish.name());
    if (name.isEmpty()) {
      throw invalid("A camera needs a name. Give it one.");
    }
    return new CameraConfig(
        id,
        name,
        wish.device(),
        within("width", wish.widthPx(), 640, 16, 3_840),
        within("height", wish.heightPx(), 480, 16, 2_160),
        within("number of pictures a second", wish.framesPerSecond(), 15, 1, 30),
        within("number of kbit/s", wish.maxKbps(), 1_000, 50, 20_000),
        within(
            "number of viewers",
            wish.maxViewers(),
            CameraConfig.FIRST_MAX_VIEWERS,
            1,
            RoomCard.Kind.CAMERA.most() - 1),
        grants);
  }

  private static int within(String what, Optional<Integer> wished, int untold, int min, int max) {
    int value = wished.orElse(untold);
    if (value < min || value > max) {
      throw invalid("The %s is within %d and %d. Choose another one.".formatted(what, min, max));
    }
    return value;
  }

  static TimeWindow window(CameraWindow wished) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String day : wished.days()) {
      try {
        days.add(DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        throw invalid("“%s” is no day of the week. Write MONDAY to SUNDAY.".formatted(day));
      }
    }
    return new TimeWindow(
        minute(wished.from()),
        minute(wished.until()),
        days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days);
  }

  private static int minute(String text) {
    try {
      return LocalTime.parse(text).toSecondOfDay() / 60;
    } catch (DateTimeParseException e) {
      throw invalid("“%s” is no time of the day. Write one as 07:30.".formatted(text));
    }
  }

  static CameraView view(CameraConfig camera, Optional<String> problem) {
    return new CameraView(
        camera.id().hex(),
        camera.name(),
        camera.device(),
        camera.widthPx(),
        camera.heightPx(),
        camera.framesPerSecond(),
        camera.maxKbps(),
        camera.maxViewers(),
        camera.grants().stream().map(CameraChecks::view).toList(),
        problem);
  }

  private static CameraGrantView view(CameraConfig.Grant grant) {
    return new CameraGrantView(grant.contact().hex(), grant.window().map(CameraChecks::view));
  }

  private static CameraWindow view(TimeWindow window) {
    return new CameraWindow(
        LocalTime.ofSecondOfDay(window.fromMinute() * 60L).toString(),
        LocalTime.ofSecondOfDay(window.untilMinute() * 60L).toString(),
        window.days().stream().sorted().map(DayOfWeek::name).toList());
  }

  /** The grants without those of a contact. */
  static List<CameraConfig.Grant> without(List<CameraConfig.Grant> grants, ContactId contact) {
    return grants.stream().filter(grant -> !grant.contact().equals(contact)).toList();
  }

  private static KithException invalid(String message) {
    return new KithException(Kind.INVALID, message);
  }
}
