package social.kith.storage.internal;

import org.jspecify.annotations.Nullable;

/**
 * Makes something of one row. Runs while the query does: it runs no other query.
 *
 * @param <T> what it makes
 */
@FunctionalInterface
public interface RowReader<T extends @Nullable Object> {
  /** Reads the columns of one row; the row is not kept. */
  T read(Row row);
}
