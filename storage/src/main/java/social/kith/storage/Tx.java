package social.kith.storage;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import social.kith.storage.internal.RowReader;
import social.kith.storage.internal.Sql;

/**
 * A write transaction, handed to a {@link Store.WriteWork} and good as long as that runs, on its
 * thread. Methods that take one write in it; methods without one read what was committed before.
 */
public final class Tx {
  private final Sql sql;
  private final StoreFailures failures;
  private boolean over;

  Tx(Sql sql, StoreFailures failures) {
    this.sql = sql;
    this.failures = failures;
  }

  int update(String statement, @Nullable Object... values) {
    return failures.guard(() -> open().update(statement, values));
  }

  <T> List<T> list(String query, RowReader<T> reader, @Nullable Object... values) {
    return failures.guard(() -> open().list(query, reader, values));
  }

  <T> Optional<T> find(String query, RowReader<T> reader, @Nullable Object... values) {
    return failures.guard(() -> open().find(query, reader, values));
  }

  /** Every later use is refused. */
  void end() {
    over = true;
  }

  private Sql open() {
    if (over) {
      throw new IllegalStateException("the transaction is over");
    }
    return sql;
  }
}
