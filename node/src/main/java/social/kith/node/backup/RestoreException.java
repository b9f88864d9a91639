package social.kith.node.backup;

import org.jspecify.annotations.Nullable;

/**
 * A backup could not be restored. Nothing was put in place. The message is for a person and ends
 * with what to do.
 */
public final class RestoreException extends Exception {
  private static final long serialVersionUID = 1L;

  /** A reason with its cause, if there is one, which is logged and never shown. */
  RestoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
