package social.kith.node.find;

/** An invite text that cannot be used. The message is for a person and ends with what to do. */
public final class InviteException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why an invite cannot be used. */
  public enum Reason {
    /** Not an invite, or not all of it, or changed on its way. */
    DAMAGED,
    /** Made by a version of Kith that this one does not understand. */
    NEWER_VERSION,
    /** Its time is over. */
    EXPIRED
  }

  private final Reason reason;

  InviteException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Why it cannot be used. */
  public Reason reason() {
    return reason;
  }
}
