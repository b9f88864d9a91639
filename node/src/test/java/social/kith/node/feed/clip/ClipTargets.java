package social.kith.node.feed.clip;

import java.util.List;
import social.kith.fuzz.Target;

/** The containers of clips. */
public final class ClipTargets {
  private ClipTargets() {}

  /** All of them. */
  public static List<Target> all() {
    byte[] film = new Mp4Parts.Film().pictures(Mp4Parts.noise(1, 60)).toByteArray();
    return List.of(
        Target.of(
                "MP4",
                Target.UNLIMITED,
                List.of(film, Mp4Parts.pieces()),
                in -> ClipScanner.mp4(in, false))
            .refusingBy(ClipRejectedException.class),
        Target.of(
                "WebM",
                Target.UNLIMITED,
                List.of(WebmParts.clip(), WebmParts.recorded()),
                in -> ClipScanner.webm(in, false))
            .refusingBy(ClipRejectedException.class));
  }
}
