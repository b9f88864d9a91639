package social.kith.storage;

/** The disk or the database failed. The message is for a person and ends with what to do. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What failed. */
  public enum Reason {
    /** Another node runs on the same folder. */
    LOCKED_BY_ANOTHER,
    /** A database is damaged. */
    CORRUPT,
    /** A newer Kith has written it. */
    NEWER_VERSION,
    /** There is no room on the disk. */
    DISK_FULL,
    /** The folder or a file cannot be read or written. */
    UNREADABLE,
    /** Too much waits to be written. */
    BUSY,
    /** Anything else that the disk did. */
    IO
  }

  private final Reason reason;

  StoreException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  StoreException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** What failed. */
  public Reason reason() {
    return reason;
  }
}
