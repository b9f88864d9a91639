package social.kith.storage.internal;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import social.kith.storage.internal.SqliteException.Kind;

/** Tells apart what JDBC reports. */
final class SqlFailures {
  /** Extended result codes carry the primary one in their low byte. */
  private static final int PRIMARY_CODE = 0xff;

  private SqlFailures() {}

  /**
   * What to throw for an exception of JDBC: {@link IllegalStateException} where a constraint of the
   * schema was broken, which is a caller's bug, else {@link SqliteException}.
   */
  static RuntimeException of(String file, SQLException cause) {
    SQLiteErrorCode code = SQLiteErrorCode.getErrorCode(cause.getErrorCode() & PRIMARY_CODE);
    if (code == SQLiteErrorCode.SQLITE_CONSTRAINT) {
      return new IllegalStateException(file + ": a constraint of the schema was broken", cause);
    }
    return new SqliteException(kind(code), file + ": " + code, cause);
  }

  private static Kind kind(SQLiteErrorCode code) {
    return switch (code) {
      case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT -> Kind.CORRUPT;
      case SQLITE_FULL -> Kind.DISK_FULL;
      case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_READONLY, SQLITE_AUTH -> Kind.UNREADABLE;
      default -> Kind.IO;
    };
  }
}
