package social.kith.node.peer;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A way to encode pictures or sound (W3C RTCRtpCodec).
 *
 * @param mimeType {@code video/VP8}, {@code audio/opus}; names are equal whatever their case
 * @param clockRate of its time stamps, in Hz
 * @param channels of sound, where it has more than one
 * @param sdpFmtpLine its parameters, as they stand in a description; may be empty
 */
public record Codec(String mimeType, int clockRate, OptionalInt channels, String sdpFmtpLine) {
  /** Pictures or sound. */
  public MediaStreamTrack.Kind kind() {
    return mimeType.startsWith("video/")
        ? MediaStreamTrack.Kind.VIDEO
        : MediaStreamTrack.Kind.AUDIO;
  }

  /** Its name without what it is for: {@code VP8}. */
  public String name() {
    return mimeType.substring(mimeType.indexOf('/') + 1);
  }

  /** Whether this is its name, in whatever case (RFC 8866). */
  public boolean isNamed(String other) {
    return name().equalsIgnoreCase(other);
  }

  /** The parameters in order, their names in lower case. */
  public Map<String, String> parameters() {
    Map<String, String> all = new LinkedHashMap<>();
    for (String parameter : sdpFmtpLine.split(";")) {
      String[] parts = parameter.strip().split("=", 2);
      if (!parts[0].isEmpty()) {
        all.put(parts[0].toLowerCase(Locale.ROOT), parts.length > 1 ? parts[1] : "");
      }
    }
    return all;
  }
}
