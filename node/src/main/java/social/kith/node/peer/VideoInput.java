package social.kith.node.peer;

import java.util.Optional;

/** Where the pictures of a stream come from. */
public sealed interface VideoInput {
  /**
   * A camera.
   *
   * @param deviceId which one, by {@link MediaDeviceInfo#deviceId}; any if absent
   */
  record Camera(Optional<String> deviceId) implements VideoInput {}

  /**
   * Coloured bars.
   *
   * @param clock whether the time is in the picture
   */
  record Pattern(boolean clock) implements VideoInput {}

  /**
   * Pictures that the application pushes; the source stays its own.
   *
   * @param source where it pushes them, at whatever size and pace it likes
   */
  record Pushed(VideoSource source) implements VideoInput {}

  /** Any camera. */
  static VideoInput camera() {
    return new Camera(Optional.empty());
  }

  /** Coloured bars. */
  static VideoInput pattern() {
    return new Pattern(false);
  }

  /** Coloured bars with the time. */
  static VideoInput patternWithClock() {
    return new Pattern(true);
  }

  /** What is pushed there. */
  static VideoInput of(VideoSource source) {
    return new Pushed(source);
  }
}
