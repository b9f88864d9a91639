package social.kith.node.live;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import social.kith.crypto.ContactId;
import social.kith.crypto.MalformedException;
import social.kith.fuzz.Target;

/** What contacts say about streams and calls, and what is kept of cameras. */
public final class LiveTargets {
  private LiveTargets() {}

  /** All of them. */
  public static List<Target> all() {
    return List.of(
        Target.of(
                "live message",
                LiveMessage.MAX_BYTES,
                samples().stream().map(LiveMessage::encode).toList(),
                LiveMessage::parse)
            .refusingBy(MalformedException.class),
        Target.of(
                "cameras",
                CameraConfig.MAX_BYTES,
                List.of(CameraConfig.encode(cameras())),
                CameraConfig::parse)
            .refusingBy(MalformedException.class));
  }

  private static List<CameraConfig> cameras() {
    ContactId ann = ContactId.of(new byte[32]);
    Set<DayOfWeek> days = EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY);
    TimeWindow window = new TimeWindow(8 * 60, 20 * 60, days);
    return List.of(
        new CameraConfig(
            RoomId.random(),
            "Garden",
            Optional.of("/dev/video0"),
            640,
            480,
            15,
            800,
            3,
            List.of(
                new CameraConfig.Grant(ann, Optional.empty()),
                new CameraConfig.Grant(ann, Optional.of(window)))));
  }

  /** One of each. */
  static List<LiveMessage> samples() {
    RoomId room = RoomId.random();
    Occupant ann = new Occupant(1, "Ann", Optional.empty());
    RoomCard card =
        new RoomCard(
            room, RoomCard.Kind.CALL, "Tea", true, true, Instant.ofEpochSecond(1_790_000_000));
    return List.of(
        new LiveMessage.Offered(List.of(card)),
        new LiveMessage.Join(room, 7),
        new LiveMessage.Admitted(room, 7, 2, List.of(ann)),
        new LiveMessage.Refused(room, 7, Ending.FULL),
        new LiveMessage.Came(room, 0, ann),
        new LiveMessage.Left(room, 0, 1),
        new LiveMessage.Leave(room, 1),
        new LiveMessage.Said(room, 0, 1, "{}"),
        new LiveMessage.Decline(room, true));
  }
}
