package social.kith.node.peer.client;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a client could not do; what its futures fail with, and what its events tell. */
public final class ClientException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What went wrong. */
  public enum Reason {
    /** The client is closed. */
    CLOSED,
    /** More than {@link PeerClient#MAX_MESSAGE_BYTES}. */
    TOO_LARGE,
    /** So much waits for this person already; see {@link PeerClient#MAX_QUEUED_BYTES}. */
    QUEUE_FULL,
    /** Somebody else answered than the one who was wanted. */
    OTHER_IDENTITY,
    /** The other side did not prove its identity on this connection, or is not admitted. */
    NOT_PROVEN,
    /** The other side broke the rules of the protocol. */
    PROTOCOL,
    /** The connection did not come about, or broke. */
    NO_CONNECTION,
    /** A message is not what it was taken for. */
    MISFIT,
    /** A stream cannot be sent. */
    MEDIA,
    /** The message store failed; nothing more is sent to or taken from this person. */
    STORE
  }

  private final Reason reason;

  ClientException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  ClientException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** The client exception that a future failed with, under whatever wraps it. */
  public static Optional<ClientException> find(Throwable error) {
    for (@Nullable Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof ClientException found) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /** What went wrong. */
  public Reason reason() {
    return reason;
  }
}
