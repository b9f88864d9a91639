package social.kith.node.peer;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call on a connection was refused; what its future fails with. */
public final class PeerException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why a call was refused. */
  public enum Reason {
    /** The connection or its factory is closed. */
    CLOSED,
    /** The fixed UDP port is used by something else. */
    PORT_BUSY,
    /** Too many candidates wait for the other side's description. */
    QUEUE_FULL,
    /** No path was found, or none any more, however often it was looked for. */
    NO_PATH,
    /** The codec filters leave a media section without a codec, or fail; nothing was changed. */
    NO_CODEC,
    /** What brings the signals cannot bring them: a room is full, or closed. */
    NO_SIGNALING,
    /** The description, the candidate or the moment is wrong; the connection is as before. */
    REFUSED
  }

  private final Reason reason;

  PeerException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  PeerException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** The peer exception that a future failed with, under whatever wraps it. */
  public static Optional<PeerException> find(Throwable error) {
    for (@Nullable Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof PeerException found) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
