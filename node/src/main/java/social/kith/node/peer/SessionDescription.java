package social.kith.node.peer;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * An offer or an answer (W3C RTCSessionDescription, RFC 8829).
 *
 * @param type what it is
 * @param sdp its text, at most {@link #MAX_SDP_BYTES}; empty for a rollback
 */
public record SessionDescription(Type type, String sdp) {
  /** Longest text that is accepted, in bytes of UTF-8. */
  public static final int MAX_SDP_BYTES = 256 * 1024;

  /** Kinds of description (W3C RTCSdpType). */
  public enum Type {
    /** Begins a negotiation. */
    OFFER,
    /** Answers an offer, but not finally. */
    PRANSWER,
    /** Answers an offer. */
    ANSWER,
    /** Takes back an offer that was not answered. */
    ROLLBACK
  }

  /**
   * Checks the size.
   *
   * @throws IllegalArgumentException if the text is too long, or is missing where it is needed
   */
  public SessionDescription {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(sdp, "sdp");
    // A text has at least as many bytes as characters, and counting these costs nothing.
    int sizeBytes = sdp.length();
    if (sizeBytes <= MAX_SDP_BYTES) {
      sizeBytes = sdp.getBytes(StandardCharsets.UTF_8).length;
    }
    if (sizeBytes > MAX_SDP_BYTES) {
      throw new IllegalArgumentException("a description of " + sizeBytes + " bytes is too long");
    }
    if (sdp.isEmpty() != (type == Type.ROLLBACK)) {
      throw new IllegalArgumentException("a rollback has no text, any other description has");
    }
  }

  /** An offer with this text. */
  public static SessionDescription offer(String sdp) {
    return new SessionDescription(Type.OFFER, sdp);
  }

  /** An answer with this text. */
  public static SessionDescription answer(String sdp) {
    return new SessionDescription(Type.ANSWER, sdp);
  }

  /** The rollback. */
  public static SessionDescription rollback() {
    return new SessionDescription(Type.ROLLBACK, "");
  }

  /** Shows no addresses and no credentials. */
  @Override
  public String toString() {
    return "SessionDescription[" + type + ", " + sdp.length() + " characters]";
  }
}
