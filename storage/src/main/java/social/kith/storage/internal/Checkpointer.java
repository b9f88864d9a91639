package social.kith.storage.internal;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves what is committed from the write-ahead log into the file, beside the writer, which would
 * stand still for it for tens of milliseconds. Owned by the writer's thread.
 */
final class Checkpointer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpointer.class);

  /** As often as SQLite does it by itself. */
  static final int STEP_PAGES = 1_000;

  private final DatabaseFile file;
  private CompletableFuture<@Nullable Void> running = CompletableFuture.completedFuture(null);

  Checkpointer(DatabaseFile file) {
    this.file = file;
  }

  /** Begins, if much has been committed since the last time. */
  void committed(Sql writer) {
    if (running.isDone() && pagesLeft(writer) >= STEP_PAGES) {
      running = Background.run("kith-checkpoint-" + file.name(), this::checkpoint);
    }
  }

  /** How many pages of the log are not in the file; changes nothing. */
  private static long pagesLeft(Sql writer) {
    return writer
        .find("PRAGMA wal_checkpoint(NOOP)", row -> row.number(2) - row.number(3))
        .orElse(0L);
  }

  private @Nullable Void checkpoint() {
    try (Sql sql = file.openBeside()) {
      sql.execute("PRAGMA wal_checkpoint(PASSIVE)");
    } catch (SqliteException e) {
      // Nothing is lost: it stays in the log, and a later one may succeed.
      LOG.info("{} could not be brought up to its log: {}", file.name(), e.kind());
    }
    return null;
  }

  /**
   * Brings all that is committed into the file and empties the log, once the writer's transaction
   * is over, so that what was deleted stands in neither.
   *
   * @return whether it was done; not while somebody reads the file for longer than a moment
   */
  CompletableFuture<Boolean> empty() {
    CompletableFuture<Boolean> emptied =
        running.thenCompose(
            done -> Background.run("kith-empty-log-" + file.name(), this::checkpointAndTruncate));
    running = emptied.handle((done, error) -> null);
    return emptied;
  }

  private boolean checkpointAndTruncate() {
    try (Sql sql = file.openBeside()) {
      return sql.find("PRAGMA wal_checkpoint(TRUNCATE)", row -> row.number(1) == 0).orElse(false);
    } catch (SqliteException e) {
      LOG.info("the log of {} could not be emptied: {}", file.name(), e.kind());
      return false;
    }
  }

  /** Waits for the end of one that runs. To be called once the writer's thread has ended. */
  @Override
  public void close() {
    running.join();
  }
}
