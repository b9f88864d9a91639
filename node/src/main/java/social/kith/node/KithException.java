package social.kith.node;

/** A request that cannot be carried out. The message is for a person and ends with what to do. */
public final class KithException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What kind of refusal this is. */
  public enum Kind {
    /** The request itself is wrong. */
    INVALID,
    /** What it names does not exist here. */
    NOT_FOUND,
    /** It does not fit the present state. */
    CONFLICT,
    /** The passphrase is wrong. */
    FORBIDDEN,
    /** The node takes its passphrase first. */
    LOCKED,
    /** It is over a limit. */
    TOO_LARGE,
    /** It cannot be done just now; the same request may succeed later. */
    UNAVAILABLE
  }

  private final Kind kind;

  /** A refusal of this kind with a message for a person. */
  public KithException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** A refusal with its cause, which is logged and never shown. */
  public KithException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** What kind of refusal this is. */
  public Kind kind() {
    return kind;
  }
}
