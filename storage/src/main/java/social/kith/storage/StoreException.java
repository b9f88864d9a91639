package social.kith.storage;

import org.jspecify.annotations.Nullable;

/**
 * The disk or a database file fails. The message is for a person: it says what is wrong and ends
 * with what to do; it contains nothing of what is stored.
 */
public final class StoreException extends RuntimeException {
  private final Reason reason;

  /** What is wrong, by what can be done about it. */
  public enum Reason {
    /** Another process, or another store of this one, uses the folder. */
    LOCKED_BY_ANOTHER,
    /** A file is damaged, or belongs to other keys. It is left as it is. */
    CORRUPT,
    /** The files were written by a newer program. They are left as they are. */
    NEWER_VERSION,
    /** There is no room left. What was being written is not there; all else is. */
    DISK_FULL,
    /** The folder or a file in it is missing or cannot be read and written. */
    UNREADABLE,
    /** More waits to be written than may. Nothing is wrong with the files. */
    BUSY,
    /** Any other failure of the disk. */
    IO
  }

  StoreException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /**
   * What is wrong.
   *
   * @return one of the reasons, each documented there
   */
  public Reason reason() {
    return reason;
  }
}
