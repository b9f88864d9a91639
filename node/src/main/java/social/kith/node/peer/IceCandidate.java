package social.kith.node.peer;

import java.util.Objects;

/**
 * A candidate address of one side (W3C RTCIceCandidate, RFC 8839 section 5.1).
 *
 * @param candidate the text that begins with {@code candidate:}, or the empty string, which says
 *     that no more candidates come
 * @param sdpMid the media section that it belongs to, by its name; may be empty
 * @param sdpMLineIndex the media section that it belongs to, by its number from 0
 */
public record IceCandidate(String candidate, String sdpMid, int sdpMLineIndex) {
  /** Longest text that is accepted, in characters. */
  public static final int MAX_CHARS = 2_048;

  private static final int MAX_SECTIONS = 1_024;

  /**
   * Checks form and size; the fields of the text are checked when the candidate is added.
   *
   * @throws IllegalArgumentException if the text cannot be a candidate, or the section is out of
   *     range
   */
  public IceCandidate {
    Objects.requireNonNull(sdpMid, "sdpMid");
    if (candidate.length() > MAX_CHARS || sdpMid.length() > MAX_CHARS) {
      throw new IllegalArgumentException("a candidate has at most " + MAX_CHARS + " characters");
    }
    if (!candidate.isEmpty() && !candidate.startsWith("candidate:")) {
      throw new IllegalArgumentException("a candidate begins with \"candidate:\"");
    }
    if (hasControls(candidate) || hasControls(sdpMid)) {
      throw new IllegalArgumentException("a candidate has no control characters");
    }
    if (sdpMLineIndex < 0 || sdpMLineIndex >= MAX_SECTIONS) {
      throw new IllegalArgumentException("there is no media section " + sdpMLineIndex);
    }
  }

  private static boolean hasControls(String text) {
    return text.chars().anyMatch(c -> c < ' ' || c == 0x7f);
  }

  /** Whether this says that no more candidates come. */
  public boolean isEndOfCandidates() {
    return candidate.isEmpty();
  }

  /** Shows no address. */
  @Override
  public String toString() {
    return "IceCandidate[section " + sdpMLineIndex + ", " + candidate.length() + " characters]";
  }
}
