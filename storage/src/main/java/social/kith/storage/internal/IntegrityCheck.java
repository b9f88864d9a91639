package social.kith.storage.internal;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import social.kith.storage.internal.SqliteException.Kind;

/**
 * {@code PRAGMA quick_check}: reads the whole file and compares its structure with itself. Any
 * thread.
 */
final class IntegrityCheck implements AutoCloseable {
  private final DatabaseFile file;
  private final AtomicReference<@Nullable CompletableFuture<Boolean>> result =
      new AtomicReference<>();
  private volatile boolean closed;

  IntegrityCheck(DatabaseFile file) {
    this.file = file;
  }

  /** Checks over a connection, on the caller's thread. */
  static boolean passes(Sql sql) {
    try {
      return sql.find("PRAGMA quick_check(1)", row -> row.text(1)).orElse("").equals("ok");
    } catch (SqliteException e) {
      if (e.kind() == Kind.CORRUPT) {
        return false;
      }
      throw e;
    }
  }

  /** Keeps that the file was checked and found good. */
  void passed() {
    result.set(CompletableFuture.completedFuture(true));
  }

  /** As {@link Database#intact}. */
  CompletableFuture<Boolean> start() {
    CompletableFuture<Boolean> mine = new CompletableFuture<>();
    CompletableFuture<Boolean> first = result.compareAndExchange(null, mine);
    if (first != null) {
      return first.copy();
    }
    Background.run("kith-check-" + file.name(), this::check)
        .whenComplete(
            (good, error) -> {
              if (error == null) {
                mine.complete(good);
              } else {
                mine.completeExceptionally(closed ? new CancellationException() : error);
              }
            });
    return mine.copy();
  }

  /** Breaks off a check that runs, and waits for its end, which is near. */
  @Override
  public void close() {
    closed = true;
    CompletableFuture<Boolean> running = result.get();
    if (running != null) {
      running.handle((good, error) -> good).join();
    }
  }

  private boolean check() {
    if (closed) {
      throw new CancellationException();
    }
    try (Sql sql = file.openReader()) {
      sql.abortWhen(() -> closed);
      return passes(sql);
    }
  }
}
