package social.kith.node.peer;

/**
 * What sound is wanted (W3C MediaTrackConstraints).
 *
 * @param input where from
 * @param channels 1 or 2; pushed sound comes as it is
 */
public record AudioConstraints(AudioInput input, int channels) {
  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if it is another one
   */
  public AudioConstraints {
    if (channels < 1 || channels > 2) {
      throw new IllegalArgumentException(channels + " channels");
    }
  }

  /** One channel. */
  public static AudioConstraints of(AudioInput input) {
    return new AudioConstraints(input, 1);
  }
}
