package social.kith.node.peer;

/**
 * A device of the machine (W3C MediaDeviceInfo).
 *
 * @param deviceId names it as long as it stays where it is
 * @param kind what it gives
 * @param label for a person to read; may be empty
 */
public record MediaDeviceInfo(String deviceId, Kind kind, String label) {
  /** What a device gives (W3C MediaDeviceKind). There are no outputs: sinks play and show. */
  public enum Kind {
    /** Pictures. */
    VIDEO_INPUT,
    /** Sound. */
    AUDIO_INPUT
  }
}
