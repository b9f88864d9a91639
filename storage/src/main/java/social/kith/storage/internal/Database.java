package social.kith.storage.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import social.kith.storage.internal.SqliteException.Kind;

/**
 * One open database file: a thread that writes it and a pool that reads it. Any thread.
 *
 * <p>A work or query that fails in the database throws {@link SqliteException}.
 */
public final class Database implements AutoCloseable {
  /** Checked on every start: this takes a tenth of a second. */
  private static final long SMALL_BYTES = 32 * 1024 * 1024;

  private static final int READERS = 4;

  private final DatabaseSpec spec;
  private final Sql sql;
  private final IntegrityCheck check;
  private final ReadPool readers;
  private final Checkpointer checkpointer;
  private final GroupWriter writer;

  private Database(DatabaseFile file, DatabaseSpec spec, Sql sql, IntegrityCheck check) {
    this.spec = spec;
    this.sql = sql;
    this.check = check;
    this.readers = new ReadPool(READERS, file::openReader);
    this.checkpointer = new Checkpointer(file);
    this.writer = new GroupWriter(spec, sql, checkpointer);
  }

  /**
   * Opens a file, or makes it, and brings its schema to the newest version.
   *
   * @param home the folder, held by a {@link HomeLock}
   * @throws SqliteException whatever is wrong with it; nothing was changed
   */
  public static Database open(Path home, DatabaseSpec spec) {
    DatabaseFile file = new DatabaseFile(home, spec);
    file.create();
    file.requireWholeLog();
    boolean due = spec.checkAtOpen() && (file.wasLeftOpen() || file.sizeBytes() <= SMALL_BYTES);
    Sql sql = file.openWriter();
    try {
      IntegrityCheck check = new IntegrityCheck(file);
      if (due) {
        requireIntact(spec, sql);
        check.passed();
      }
      Migrations.bringUpToDate(file, spec, sql);
      return new Database(file, spec, sql, check);
    } catch (RuntimeException e) {
      sql.close();
      throw e;
    }
  }

  /**
   * Queues a work for the writer's thread.
   *
   * @return done after COMMIT, on the writer's thread: what depends on it must neither block nor
   *     wait for another write. It fails with what the work threw, with {@link SqliteException} if
   *     the commit failed or too much waits, with {@link IllegalStateException} after closing.
   */
  public <T extends @Nullable Object> CompletableFuture<T> write(Work<T> work) {
    return writer.submit(work);
  }

  /** Commits something that changes nothing, as {@link #write}. */
  public CompletableFuture<Boolean> touch() {
    return write(
        writing -> {
          writing.execute("PRAGMA user_version = " + spec.version());
          return true;
        });
  }

  /**
   * Runs a query on the caller's thread, over what has been committed.
   *
   * @param query it neither keeps the connection nor runs a query of its own through this
   * @throws IllegalStateException after closing
   */
  public <T> T read(Function<Sql, T> query) {
    return readers.read(query);
  }

  /**
   * Whether the structure of the file is sound. The first call starts the check, in the background,
   * unless it was done at opening. It reads the whole file, and the write-ahead log cannot start
   * over meanwhile.
   *
   * @return done on another thread; it fails if the database is closed before
   */
  public CompletableFuture<Boolean> intact() {
    return check.start();
  }

  /**
   * Writes all that is committed into a new file, as of one moment; others go on reading and
   * writing. Takes as long as reading the whole file, on the caller's thread.
   *
   * @param target replaced if it is there; for the owner only
   * @throws SqliteException if it cannot be written
   */
  public void copyTo(Path target) {
    try {
      Files.deleteIfExists(target);
      PrivateFiles.createOrRestrict(target);
    } catch (IOException e) {
      throw new SqliteException(Kind.UNREADABLE, "cannot make a copy", e);
    }
    readers.read(sql -> sql.update("VACUUM INTO ?", target.toString()));
  }

  /**
   * Brings all that is committed into the file and empties the write-ahead log.
   *
   * @return done on another thread: whether the log is empty. It is not while something reads the
   *     file for seconds, as {@link #intact} does; then it is at the next close.
   */
  public CompletableFuture<Boolean> emptyLog() {
    return writer.submit(writing -> checkpointer.empty()).thenCompose(emptied -> emptied);
  }

  /** Whether this is the writer's thread, which may not close the database. */
  public boolean isWriterThread() {
    return writer.isOwnThread();
  }

  /**
   * Writes what waits, lets the queries end, and puts everything into the one file. To call once.
   */
  @Override
  public void close() {
    writer.close();
    checkpointer.close();
    check.close();
    readers.close();
    // Last, as the last connection empties the write-ahead log and removes it.
    sql.close();
  }

  private static void requireIntact(DatabaseSpec spec, Sql sql) {
    if (!IntegrityCheck.passes(sql)) {
      throw new SqliteException(Kind.CORRUPT, spec.name() + " does not pass its check", null);
    }
  }
}
