package social.kith.node.peer;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A camera or a microphone gives nothing; what {@link MediaDevices}' futures fail with. */
public final class MediaException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why (W3C Media Capture and Streams, section 10.2.5, has the names in brackets). */
  public enum Reason {
    /** There is no such device (NotFoundError). */
    NOT_FOUND,
    /** The person, or the system, does not allow it (NotAllowedError). */
    NOT_ALLOWED,
    /** It does not start, mostly because another program has it (NotReadableError). */
    IN_USE,
    /** It has no such mode, and another one was not to be taken (OverconstrainedError). */
    OVERCONSTRAINED,
    /** It began, and nothing came in time; or something else is wrong (AbortError). */
    FAILED
  }

  private final Reason reason;

  MediaException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  MediaException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** The media exception that a future failed with, under whatever wraps it. */
  public static Optional<MediaException> find(Throwable error) {
    for (@Nullable Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof MediaException found) {
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
