package social.kith.node.peer;

/** A message was not sent, and nothing of it will be. The channel is as it was before. */
public final class SendException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why a message was not sent. */
  public enum Reason {
    /** The channel is closing or closed. */
    CLOSED,
    /** More than {@link DataChannel#MAX_MESSAGE_BYTES}; it would have closed the channel. */
    TOO_LARGE,
    /**
     * It would not fit into {@link DataChannel#MAX_BUFFERED_BYTES}, or, before the channel is open,
     * into {@link DataChannel#MAX_QUEUED_BYTES}. Send less at a time.
     */
    BUFFER_FULL
  }

  private final Reason reason;

  SendException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
