package social.kith.node.peer;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A size and a pace that a camera has.
 *
 * @param widthPx width
 * @param heightPx height
 * @param framesPerSecond pictures a second at most
 */
record CameraMode(int widthPx, int heightPx, int framesPerSecond) {
  /** What is asked for. */
  static CameraMode of(VideoConstraints wanted) {
    return new CameraMode(wanted.widthPx(), wanted.heightPx(), wanted.framesPerSecond());
  }

  /**
   * The mode that is nearest (W3C's fitness distance: each number's difference as a part of the
   * larger one, added up), or only the one that is asked for. A camera that tells no modes takes
   * what it is asked for.
   */
  static Optional<CameraMode> choose(List<CameraMode> modes, VideoConstraints wanted) {
    CameraMode asked = of(wanted);
    if (modes.isEmpty()) {
      return Optional.of(asked);
    }
    return modes.stream()
        .min(Comparator.comparingDouble(asked::distance))
        .filter(nearest -> !wanted.exact() || nearest.equals(asked));
  }

  private double distance(CameraMode other) {
    return distance(widthPx, other.widthPx)
        + distance(heightPx, other.heightPx)
        + distance(framesPerSecond, other.framesPerSecond);
  }

  private static double distance(int one, int two) {
    return (double) Math.abs(one - two) / Math.max(1, Math.max(one, two));
  }
}
