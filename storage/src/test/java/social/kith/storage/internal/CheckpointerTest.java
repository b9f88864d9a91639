package social.kith.storage.internal;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CheckpointerTest {
  private static final int PAGE_BYTES = 512;
  private static final int ROW_PAGES = 100;
  private static final int STEP_ROWS = Checkpointer.STEP_PAGES / ROW_PAGES;
  private static final DatabaseSpec SPEC =
      new DatabaseSpec(
          "things.db", PAGE_BYTES, "social/kith/storage/internal/things", 1, false, true, 1_000, 1);

  @TempDir Path home;

  @BeforeEach
  void make() {
    Database.open(home, SPEC).close();
  }

  private static void insert(Database database, int rows) {
    for (int i = 0; i < rows; i++) {
      String name = "x".repeat(ROW_PAGES * PAGE_BYTES);
      database
          .write(sql -> sql.update("INSERT INTO thing (name) VALUES (? || random())", name))
          .join();
    }
  }

  /** How many pages of the log are not in the file. */
  private static long pagesLeft(Sql sql) {
    return sql.find("PRAGMA wal_checkpoint(NOOP)", row -> row.number(2) - row.number(3))
        .orElseThrow();
  }

  @Test
  void movesALongLogIntoTheFile() {
    try (Database database = Database.open(home, SPEC);
        Sql beside = new DatabaseFile(home, SPEC).openBeside()) {
      insert(database, STEP_ROWS / 4);
      assertThat(pagesLeft(beside)).isPositive().isLessThan(Checkpointer.STEP_PAGES);

      insert(database, STEP_ROWS);
      long end = System.nanoTime() + SECONDS.toNanos(30);
      // One that met a transaction leaves the rest to the next commit.
      while (pagesLeft(beside) >= Checkpointer.STEP_PAGES) {
        assertThat(System.nanoTime()).isLessThan(end);
        insert(database, 1);
      }
    }
  }

  @Test
  void aLogThatGrowsAllTheTimeStartsOver() throws IOException {
    try (Database database = Database.open(home, SPEC)) {
      for (int step = 0; step < 30; step++) {
        insert(database, STEP_ROWS);
        assertThat(Files.size(home.resolve("things.db-wal")))
            .isLessThan(2L * DatabaseFile.MAX_LOG_PAGES * PAGE_BYTES);
      }
    }
    assertThat(home.resolve("things.db-wal")).doesNotExist();
  }

  @Test
  void nothingIsLostWhenItIsClosedMeanwhile() {
    int rows = 0;
    for (int step = 0; step < 5; step++) {
      try (Database database = Database.open(home, SPEC)) {
        insert(database, STEP_ROWS + 2);
        rows += STEP_ROWS + 2;
      }
      assertThat(home.resolve("things.db-wal")).doesNotExist();
      try (Database database = Database.open(home, SPEC)) {
        long kept = database.read(sql -> sql.number("SELECT count(*) FROM thing"));
        assertThat(kept).isEqualTo(rows);
      }
    }
  }
}
