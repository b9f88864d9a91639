package social.kith.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import social.kith.storage.StoreException.Reason;

/** One SQLite file in WAL mode: a writer thread and a few readers. */
final class Database implements AutoCloseable {
  private static final int READERS = 4;
  private static final int BUSY_TIMEOUT_MS = 5_000;

  private final Path file;
  private final Writer writer;
  private final Readers readers;
  private final Sql writing;

  /**
   * What kind of database a file is.
   *
   * @param name of the file without ending, and of the folder of its migrations
   * @param version the newest migration
   * @param pageSizeBytes of a new file
   */
  record Kind(String name, int version, int pageSizeBytes) {}

  private Database(Path file, Connection connection) throws SQLException {
    this.file = file;
    writing = new Sql(connection);
    writer = new Writer(writing, "kith-write-" + file.getFileName());
    readers = new Readers(READERS, () -> new Sql(connect(file, true, 0)));
  }

  static Database open(Path home, Kind kind) {
    Path file = home.resolve(kind.name() + ".db");
    try {
      createPrivate(file);
      Connection connection = connect(file, false, kind.pageSizeBytes());
      migrate(file, new Sql(connection), kind);
      return new Database(file, connection);
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    } catch (FlywayException e) {
      throw new StoreException(
          Reason.CORRUPT,
          "The database "
              + file.getFileName()
              + " could not be brought up to date. Keep a copy of"
              + " the data folder and restore it from a backup.",
          e);
    } catch (IOException e) {
      throw new StoreException(
          Reason.UNREADABLE,
          "The data folder cannot be written. Make it writable or choose another with --home.",
          e);
    }
  }

  private static void createPrivate(Path file) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
      var ownerOnly = PosixFilePermissions.fromString("rw-------");
      Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly));
    } else {
      Files.createFile(file);
    }
  }

  private static Connection connect(Path file, boolean readOnly, int pageSizeBytes)
      throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(readOnly);
    config.setBusyTimeout(BUSY_TIMEOUT_MS);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    if (!readOnly) {
      config.setPageSize(pageSizeBytes);
      config.setJournalMode(SQLiteConfig.JournalMode.WAL);
      config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
      config.enforceForeignKeys(true);
      config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "fast");
    }
    return config.createConnection("jdbc:sqlite:" + file);
  }

  private static void migrate(Path file, Sql sql, Kind kind) throws SQLException {
    long version = sql.number("PRAGMA user_version").orElse(0);
    if (version > kind.version()) {
      throw new StoreException(
          Reason.NEWER_VERSION,
          "The data folder was written by a newer Kith. Update Kith on this machine.");
    }
    if (version < kind.version()) {
      SQLiteDataSource source = new SQLiteDataSource();
      source.setUrl("jdbc:sqlite:" + file);
      Flyway.configure(Database.class.getClassLoader())
          .dataSource(source)
          .locations("classpath:social/kith/storage/" + kind.name())
          .load()
          .migrate();
      sql.execute("PRAGMA user_version = " + kind.version());
    }
  }

  <T extends @Nullable Object> CompletableFuture<T> write(Function<Tx, T> work) {
    return writer.write(work);
  }

  <T extends @Nullable Object> T read(Function<Sql, T> work) {
    return readers.read(work);
  }

  long sizeBytes() {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }

  /** Whether SQLite finds the file sound; takes about a second for each gigabyte. */
  boolean isSound() {
    try {
      return read(sql -> sql.first(row -> row.getString(1), "PRAGMA quick_check(1)"))
          .map("ok"::equals)
          .orElse(false);
    } catch (StoreException e) {
      return false;
    }
  }

  @Override
  public void close() {
    writer.close();
    try {
      readers.close();
      writing.execute("PRAGMA wal_checkpoint(TRUNCATE)");
      writing.close();
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }
}
