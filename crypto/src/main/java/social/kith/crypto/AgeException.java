package social.kith.crypto;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * An age file does not open. Nothing that was read from it before this is more than a beginning.
 */
public final class AgeException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Why it does not open. */
  public enum Reason {
    /** It is no age file, or its beginning is damaged. */
    HEADER("this is no age file of version 1, or its beginning is damaged"),
    /** It was not made for this identity. */
    NO_MATCH("this age file was not made for this identity"),
    /** Its header was changed by somebody who does not have the file's key. */
    HEADER_CHANGED("the header of this age file was changed"),
    /** Its content was changed or is cut short. */
    PAYLOAD("the content of this age file was changed or is cut short");

    private final String text;

    Reason(String text) {
      this.text = text;
    }
  }

  AgeException(Reason reason, @Nullable Throwable cause) {
    super(reason.text, cause);
    this.reason = reason;
  }

  /** Why it does not open. */
  public Reason reason() {
    return reason;
  }
}
