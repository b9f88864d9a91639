package social.kith.node.peer.internal;

/** libwebrtc, or a check just before it, refused a call. */
public final class NativeCallException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Kind {
    /** libwebrtc says no. */
    REFUSED,
    /** The connection or its factory is closed. */
    CLOSED,
    /** The fixed UDP port is used by something else. */
    PORT_BUSY,
    /** Too much waits already. */
    FULL
  }

  private final Kind kind;

  /** A refusal with its reason. */
  public NativeCallException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** Why. */
  public Kind kind() {
    return kind;
  }
}
