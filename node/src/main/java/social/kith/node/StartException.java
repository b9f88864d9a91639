package social.kith.node;

/** Why a node cannot start. The message is for a person and ends with what to do. */
public final class StartException extends Exception {
  private static final long serialVersionUID = 1L;

  /** A reason with what to do about it. */
  public StartException(String message) {
    super(message);
  }

  /** A reason with its cause, which is logged and never shown. */
  public StartException(String message, Throwable cause) {
    super(message, cause);
  }
}
