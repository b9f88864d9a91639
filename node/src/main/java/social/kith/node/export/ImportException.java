package social.kith.node.export;

import org.jspecify.annotations.Nullable;

/** An import that does not go on; the message says why and what to do. What came before stays. */
public final class ImportException extends Exception {
  private static final long serialVersionUID = 1L;

  ImportException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
