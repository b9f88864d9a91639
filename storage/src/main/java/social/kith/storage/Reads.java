package social.kith.storage;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import social.kith.storage.internal.Database;
import social.kith.storage.internal.RowReader;

/** Reads what has been committed to one database. Any thread. */
final class Reads {
  private final Database database;
  private final StoreFailures failures;

  Reads(Database database, StoreFailures failures) {
    this.database = database;
    this.failures = failures;
  }

  <T> List<T> list(String query, RowReader<T> reader, @Nullable Object... values) {
    return failures.guard(() -> database.read(sql -> sql.list(query, reader, values)));
  }

  <T> Optional<T> find(String query, RowReader<T> reader, @Nullable Object... values) {
    return failures.guard(() -> database.read(sql -> sql.find(query, reader, values)));
  }

  long number(String query, @Nullable Object... values) {
    return failures.guard(() -> database.read(sql -> sql.number(query, values)));
  }
}
