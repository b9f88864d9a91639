package social.kith.node.peer;

/**
 * A session code that cannot be read, or a description that fits none. The message is for a person,
 * ends with what to do, and shows nothing of the code.
 */
public final class SessionCodeException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Reason {
    /** Characters, or groups of them, that Base45 does not have (RFC 9285, section 4). */
    NOT_BASE45,
    /** Longer than any code. */
    TOO_LONG,
    /** Ends within a field: a part is missing, or there is a part too many. */
    TRUNCATED,
    /** Made by a version that this one does not understand. */
    OTHER_VERSION,
    /** Whole, but says what no code says: a reserved value, a port 0, an address of nobody. */
    MALFORMED,
    /** The description is not one of a single data channel section that a code can hold. */
    UNSUPPORTED_DESCRIPTION
  }

  private final Reason reason;

  SessionCodeException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  static SessionCodeException malformed(String what) {
    return new SessionCodeException(
        Reason.MALFORMED, "The code has " + what + ". Copy or scan it again.");
  }

  static SessionCodeException truncated(int sizeBytes) {
    return new SessionCodeException(
        Reason.TRUNCATED,
        "The code ends within a field, after " + sizeBytes + " bytes. Copy or scan all of it.");
  }

  static SessionCodeException unsupported(String what) {
    return new SessionCodeException(
        Reason.UNSUPPORTED_DESCRIPTION,
        "The description has " + what + " and fits no code. Send it whole instead.");
  }

  /** What is wrong. */
  public Reason reason() {
    return reason;
  }
}
