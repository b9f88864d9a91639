package social.kith.storage.internal;

import org.jspecify.annotations.Nullable;

/** A database could not be opened, read or written. The message says what failed, never content. */
public final class SqliteException extends RuntimeException {
  private final Kind kind;

  /** What a person can do about it differs by kind. */
  public enum Kind {
    /** Another process, or another store of this one, has the folder. */
    LOCKED,
    /** The file is damaged, or is no database. */
    CORRUPT,
    /** The schema is of a newer program. */
    NEWER_VERSION,
    /** No room on the disk. */
    DISK_FULL,
    /** The folder or a file in it cannot be opened as needed. */
    UNREADABLE,
    /** Too much waits to be written. */
    OVERLOADED,
    /** Anything else that the disk or SQLite reports. */
    IO
  }

  /** A failure of this kind, with its cause if there is one. */
  public SqliteException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** What kind of failure it is. */
  public Kind kind() {
    return kind;
  }
}
