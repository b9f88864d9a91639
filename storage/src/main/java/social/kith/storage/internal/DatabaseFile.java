package social.kith.storage.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteDataSource;
import social.kith.storage.internal.SqliteException.Kind;

/** A database file and how connections to it are opened. Any thread. */
final class DatabaseFile {
  /** For the moments in which a backup program or the SQLite shell holds the file. */
  private static final int BUSY_TIMEOUT_MS = 5_000;

  /** The write-ahead log shrinks back to this after a burst. */
  private static final int LOG_LIMIT_BYTES = 64 * 1024 * 1024;

  /** So long a log the writer itself brings into the file: while it grows it cannot start over. */
  static final int MAX_LOG_PAGES = 8 * Checkpointer.STEP_PAGES;

  private final Path path;
  private final DatabaseSpec spec;

  DatabaseFile(Path home, DatabaseSpec spec) {
    this.path = home.resolve(spec.name());
    this.spec = spec;
  }

  /** Makes an empty file if there is none; it and its companions are for the owner only. */
  void create() {
    try {
      PrivateFiles.createOrRestrict(path);
      PrivateFiles.restrict(companion("-wal"));
      PrivateFiles.restrict(companion("-shm"));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Size of the file, 0 if there is none. */
  long sizeBytes() {
    return sizeBytes(path);
  }

  /**
   * Whether the last process that wrote the file did not get as far as closing it: closing empties
   * and removes the write-ahead log.
   */
  boolean wasLeftOpen() {
    return sizeBytes(companion("-wal")) > 0;
  }

  /**
   * Looks whether all that was committed is still in the log; to be called before SQLite opens the
   * file, which would make a shorter one of it.
   *
   * @throws SqliteException CORRUPT if it is not
   */
  void requireWholeLog() {
    try {
      if (LogCheck.isCut(companion("-wal"), companion("-shm"))) {
        throw new SqliteException(
            Kind.CORRUPT,
            "the end of " + spec.name() + "-wal, with what was stored last, is missing or damaged",
            null);
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** The writing connection. */
  Sql openWriter() {
    SQLiteConfig config = config();
    config.setPageSize(spec.pageSizeBytes());
    Sql sql = connect(config);
    try {
      // In this order: the page size of a new file is fixed by the change of the journal mode.
      sql.execute("PRAGMA journal_mode = WAL");
      sql.execute("PRAGMA wal_autocheckpoint = " + MAX_LOG_PAGES);
      return sql;
    } catch (RuntimeException e) {
      sql.close();
      throw e;
    }
  }

  /** A connection that may write, beside the one that does. */
  Sql openBeside() {
    return connect(config());
  }

  /** A connection that can only read, and sees what has been committed. */
  Sql openReader() {
    SQLiteConfig config = config();
    config.setReadOnly(true);
    return connect(config);
  }

  /** Brings the schema to the newest version with Flyway, over connections of its own. */
  void migrate() {
    SQLiteConfig config = config();
    config.setJournalMode(JournalMode.WAL);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl(url());
    Migrations.run(spec, source);
  }

  String name() {
    return spec.name();
  }

  private SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_TIMEOUT_MS);
    config.setSynchronous(SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setTempStore(TempStore.MEMORY);
    config.setGetGeneratedKeys(false);
    config.setJournalSizeLimit(LOG_LIMIT_BYTES);
    config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, spec.secureDelete() ? "true" : "false");
    return config;
  }

  private Sql connect(SQLiteConfig config) {
    try {
      return new Sql(spec.name(), config.createConnection(url()));
    } catch (SQLException e) {
      throw SqlFailures.of(spec.name(), e);
    }
  }

  // As a URI, in which no character of a folder's name means anything to the driver.
  private String url() {
    return "jdbc:sqlite:" + path.toUri();
  }

  private Path companion(String suffix) {
    return path.resolveSibling(spec.name() + suffix);
  }

  private long sizeBytes(Path file) {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private SqliteException unreadable(IOException cause) {
    return new SqliteException(Kind.UNREADABLE, "cannot make or read " + spec.name(), cause);
  }
}
