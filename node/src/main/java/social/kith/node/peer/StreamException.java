package social.kith.node.peer;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A {@link StreamChannel} is at its end, or broken; what its reads throw and its futures fail with.
 */
public final class StreamException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why a stream gives or takes no more. */
  public enum Reason {
    /** The other side finished, and fewer bytes are left than were asked for. */
    ENDED,
    /** The other side closed its stream before both directions were read to their ends. */
    ABORTED,
    /** This side closed the stream, or the channel, the connection or the executor is closed. */
    CLOSED,
    /** The other side sent what is no frame, or none at that moment; the channel is closed. */
    MALFORMED,
    /** The other side sent more than it had credit for; the channel is closed. */
    CREDIT_EXCEEDED
  }

  private final Reason reason;

  StreamException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  StreamException(Reason reason, Exception cause) {
    super(cause.getMessage(), cause);
    this.reason = reason;
  }

  /** The stream exception that a future failed with, under whatever wraps it. */
  public static Optional<StreamException> find(Throwable error) {
    for (@Nullable Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof StreamException found) {
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
