package social.kith.storage;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import social.kith.storage.Store.UpdateWork;
import social.kith.storage.Store.WriteWork;
import social.kith.storage.internal.Database;

/** Writes to one database, as {@link Store#write} says. Any thread. */
final class Writes {
  private final Database database;
  private final StoreFailures failures;

  Writes(Database database, StoreFailures failures) {
    this.database = database;
    this.failures = failures;
  }

  <T extends @Nullable Object> CompletableFuture<T> write(WriteWork<T> work) {
    return failures.guard(
        database.write(
            sql -> {
              Tx tx = new Tx(sql, failures);
              try {
                return work.run(tx);
              } finally {
                tx.end();
              }
            }));
  }

  CompletableFuture<@Nullable Void> run(UpdateWork work) {
    return write(
            tx -> {
              work.run(tx);
              return true;
            })
        .thenAccept(done -> {});
  }
}
