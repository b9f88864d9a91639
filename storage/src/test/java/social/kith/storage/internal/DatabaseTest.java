package social.kith.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import social.kith.storage.internal.SqliteException.Kind;

@Timeout(60)
class DatabaseTest {
  private static final int MAX_WAITING = 50;
  private static final int MAX_GROUP = 20;

  @TempDir Path home;
  private Database database;

  @BeforeEach
  void open() {
    database =
        Database.open(
            home,
            new DatabaseSpec(
                "things.db",
                4_096,
                "social/kith/storage/internal/things",
                1,
                true,
                true,
                MAX_WAITING,
                MAX_GROUP));
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** What waits while the writer is busy is there as a whole when the first of it is reported. */
  @Test
  void whatWaitsSharesACommit() {
    CountDownLatch busy = busyWriter();
    List<CompletableFuture<Long>> seen = new ArrayList<>();
    for (int i = 0; i < 2 * MAX_GROUP; i++) {
      seen.add(insert("thing " + i).thenApply(done -> count()));
    }
    busy.countDown();
    for (int i = 0; i < 2 * MAX_GROUP; i++) {
      long group = i < MAX_GROUP ? MAX_GROUP : 2 * MAX_GROUP;
      assertThat(seen.get(i).join()).isEqualTo(group);
    }
  }

  @Test
  void whatThrowsIsUndoneAlone() {
    CountDownLatch busy = busyWriter();
    CompletableFuture<Integer> before = insert("before");
    CompletableFuture<Integer> failing =
        database.write(
            sql -> {
              sql.update("INSERT INTO thing (name) VALUES ('half')");
              throw new IllegalArgumentException("on purpose");
            });
    CompletableFuture<Integer> twice = insert("before");
    CompletableFuture<Integer> error =
        database.write(
            sql -> {
              throw new AssertionError("on purpose");
            });
    CompletableFuture<Long> seenAtFailure = failing.handle((none, thrown) -> count());
    CompletableFuture<Integer> after = insert("after");
    busy.countDown();
    assertThat(before.join()).isEqualTo(1);
    assertThat(after.join()).isEqualTo(1);
    assertThatThrownBy(failing::join).hasCauseInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(twice::join).hasCauseInstanceOf(IllegalStateException.class);
    assertThatThrownBy(error::join).hasCauseInstanceOf(AssertionError.class);
    assertThat(seenAtFailure.join()).as("failures too are told after COMMIT").isEqualTo(2);
    assertThat(names()).containsExactly("after", "before");
  }

  /** As SQLite does itself when the disk fails in the middle. */
  @Test
  void lostTransactionFailsItsOwnWorksOnly() {
    CountDownLatch busy = busyWriter();
    CompletableFuture<Integer> before = insert("before");
    CompletableFuture<Integer> losing =
        database.write(
            sql -> {
              sql.execute("ROLLBACK");
              throw new SqliteException(Kind.DISK_FULL, "on purpose", null);
            });
    CompletableFuture<Integer> after = insert("after");
    busy.countDown();
    assertThat(after.join()).isEqualTo(1);
    for (CompletableFuture<Integer> lost : List.of(before, losing)) {
      assertThatThrownBy(lost::join)
          .cause()
          .isInstanceOfSatisfying(
              SqliteException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DISK_FULL));
    }
    assertThat(names()).containsExactly("after");
  }

  /** A work may not report what its COMMIT then refuses. */
  @Test
  void failedCommitFailsTheGroup() {
    CountDownLatch busy = busyWriter();
    CompletableFuture<Integer> before = insert("before");
    CompletableFuture<Integer> orphan =
        database.write(
            sql -> {
              sql.execute("PRAGMA defer_foreign_keys = ON");
              return sql.update("INSERT INTO thing (name, parent) VALUES ('orphan', 'nobody')");
            });
    busy.countDown();
    assertThatThrownBy(orphan::join).hasCauseInstanceOf(IllegalStateException.class);
    assertThatThrownBy(before::join).hasCauseInstanceOf(IllegalStateException.class);
    assertThat(insert("later").join()).isEqualTo(1);
    assertThat(names()).containsExactly("later");
  }

  @Test
  void worksRunInTheirOrder() {
    List<Integer> order = new ArrayList<>();
    List<CompletableFuture<Boolean>> writes = new ArrayList<>();
    for (int i = 0; i < MAX_WAITING - 1; i++) {
      int number = i;
      writes.add(database.write(sql -> order.add(number)));
    }
    writes.forEach(CompletableFuture::join);
    assertThat(order).isSorted().hasSize(MAX_WAITING - 1);
  }

  @Test
  void noMoreWaitsThanMay() {
    CountDownLatch busy = busyWriter();
    List<CompletableFuture<Integer>> waiting = new ArrayList<>();
    for (int i = 0; i < MAX_WAITING; i++) {
      waiting.add(insert("thing " + i));
    }
    assertThatThrownBy(insert("too much")::join)
        .cause()
        .isInstanceOfSatisfying(
            SqliteException.class, e -> assertThat(e.kind()).isEqualTo(Kind.OVERLOADED));
    busy.countDown();
    waiting.forEach(write -> assertThat(write.join()).isEqualTo(1));
    assertThat(count()).isEqualTo(MAX_WAITING);
  }

  @Test
  void closeWritesWhatWaits() {
    CountDownLatch busy = busyWriter();
    List<CompletableFuture<Integer>> waiting = new ArrayList<>();
    for (int i = 0; i < MAX_WAITING; i++) {
      waiting.add(insert("thing " + i));
    }
    busy.countDown();
    database.close();
    waiting.forEach(write -> assertThat(write).isCompletedWithValue(1));
    assertThat(home.resolve("things.db-wal")).doesNotExist();
    assertThatThrownBy(insert("late")::join).hasCauseInstanceOf(IllegalStateException.class);
    assertThatThrownBy(this::count).isInstanceOf(IllegalStateException.class);
    open();
    assertThat(count()).isEqualTo(MAX_WAITING);
  }

  @Test
  void interruptedWorkDoesNotEndTheWriter() {
    database
        .write(
            sql -> {
              Thread.currentThread().interrupt();
              return 1;
            })
        .join();
    assertThat(insert("after").join()).isEqualTo(1);
  }

  /** More readers at once than there are connections, half of them failing. */
  @Test
  void readersShareAFewConnectionsAndLeakNone() throws Exception {
    insert("thing").join();
    ExecutorService threads = Executors.newFixedThreadPool(16);
    List<CompletableFuture<Long>> reads = new ArrayList<>();
    try {
      for (int i = 0; i < 400; i++) {
        boolean failing = i % 2 == 0;
        reads.add(
            CompletableFuture.supplyAsync(
                () -> database.read(sql -> failing ? fail(sql) : count(sql)), threads));
      }
      for (int i = 0; i < 400; i++) {
        CompletableFuture<Long> read = reads.get(i);
        if (i % 2 == 0) {
          assertThatThrownBy(read::join).hasRootCauseMessage("on purpose");
        } else {
          assertThat(read.get(30, TimeUnit.SECONDS)).isEqualTo(1);
        }
      }
    } finally {
      threads.shutdown();
    }
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void readersCannotWrite() {
    assertThatThrownBy(
            () -> database.read(sql -> sql.update("INSERT INTO thing (name) VALUES ('x')")))
        .isInstanceOf(SqliteException.class);
  }

  @Test
  void smallFileIsKnownToBeIntactAtOnce() {
    assertThat(database.intact()).isCompletedWithValue(true);
  }

  private long fail(Sql sql) {
    return sql.find(
            "SELECT name FROM thing",
            row -> {
              throw new IllegalArgumentException("on purpose");
            })
        .map(none -> 0L)
        .orElseThrow();
  }

  private CountDownLatch busyWriter() {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    database.write(
        sql -> {
          started.countDown();
          return awaitQuietly(goOn);
        });
    awaitQuietly(started);
    return goOn;
  }

  private static boolean awaitQuietly(CountDownLatch latch) {
    try {
      return latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private CompletableFuture<Integer> insert(String name) {
    return database.write(sql -> sql.update("INSERT INTO thing (name) VALUES (?)", name));
  }

  private long count() {
    return database.read(DatabaseTest::count);
  }

  private static long count(Sql sql) {
    return sql.number("SELECT count(*) FROM thing");
  }

  private List<String> names() {
    return database.read(sql -> sql.list("SELECT name FROM thing ORDER BY 1", row -> row.text(1)));
  }
}
