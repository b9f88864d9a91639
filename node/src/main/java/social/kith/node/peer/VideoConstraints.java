package social.kith.node.peer;

/**
 * What pictures are wanted (W3C MediaTrackConstraints).
 *
 * @param input where from
 * @param widthPx 8 to {@link VideoFrame#MAX_SIDE_PX}
 * @param heightPx 8 to {@link VideoFrame#MAX_SIDE_PX}
 * @param framesPerSecond 1 to 60
 * @param exact whether a camera that has no such mode fails, instead of taking the nearest one
 */
public record VideoConstraints(
    VideoInput input, int widthPx, int heightPx, int framesPerSecond, boolean exact) {
  private static final int MIN_SIDE_PX = 8;
  private static final int MAX_FRAMES_PER_SECOND = 60;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public VideoConstraints {
    if (Math.min(widthPx, heightPx) < MIN_SIDE_PX
        || Math.max(widthPx, heightPx) > VideoFrame.MAX_SIDE_PX) {
      throw new IllegalArgumentException("a picture of " + widthPx + " × " + heightPx + " pixels");
    }
    if (framesPerSecond < 1 || framesPerSecond > MAX_FRAMES_PER_SECOND) {
      throw new IllegalArgumentException(framesPerSecond + " pictures a second");
    }
  }

  /** 640 × 480 pixels 30 times a second, or what is nearest to it. */
  public static VideoConstraints of(VideoInput input) {
    return new VideoConstraints(input, 640, 480, 30, false);
  }
}
