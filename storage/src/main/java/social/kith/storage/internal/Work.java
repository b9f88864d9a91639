package social.kith.storage.internal;

import org.jspecify.annotations.Nullable;

/**
 * Something to be written, all of it or nothing.
 *
 * @param <T> what it finds out
 */
@FunctionalInterface
public interface Work<T extends @Nullable Object> {
  /**
   * Writes. Runs on the writer's thread; what it throws undoes it alone and fails its future.
   *
   * @param sql the writing connection, inside a transaction; not kept
   */
  T run(Sql sql);
}
