package social.kith.storage;

import java.sql.SQLException;
import org.sqlite.SQLiteException;
import social.kith.storage.StoreException.Reason;

/** What an error of SQLite means to a person. */
final class SqlFailure {
  private static final int PRIMARY_CODE = 0xFF;

  private SqlFailure() {}

  static StoreException of(SQLException e) {
    int code = e instanceof SQLiteException lite ? lite.getResultCode().code & PRIMARY_CODE : 1;
    return switch (code) {
      case 13 -> // SQLITE_FULL
          failure(Reason.DISK_FULL, "The disk is full. Make room; then it goes on by itself.", e);
      case 11, 26 -> // SQLITE_CORRUPT, SQLITE_NOTADB
          failure(
              Reason.CORRUPT,
              "A database in the data folder is damaged. Stop Kith, keep a copy of the folder,"
                  + " and restore it from a backup.",
              e);
      case 3, 8, 14, 23 -> // SQLITE_PERM, SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_AUTH
          failure(
              Reason.UNREADABLE,
              "A file in the data folder cannot be written. Make the folder writable.",
              e);
      default -> failure(Reason.IO, "The database failed. Check the disk; the log says more.", e);
    };
  }

  private static StoreException failure(Reason reason, String message, SQLException cause) {
    return new StoreException(reason, message, cause);
  }
}
