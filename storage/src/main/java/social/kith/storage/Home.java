package social.kith.storage;

import java.nio.file.Path;
import social.kith.storage.internal.HomeLock;

/**
 * A home folder, held by this process against every other until it is closed, or the process ends.
 * Any thread.
 */
public final class Home implements AutoCloseable {
  private final Path folder;
  private final StoreFailures failures;
  private final HomeLock lock;

  private Home(Path folder) {
    this.folder = folder;
    this.failures = new StoreFailures(folder);
    this.lock = failures.guard(() -> HomeLock.acquire(folder));
  }

  /**
   * Takes hold of a folder.
   *
   * @param folder exists
   * @return owned by the caller, who closes it after the {@link Store}
   * @throws StoreException LOCKED_BY_ANOTHER if it is held already, by this process or another;
   *     UNREADABLE if nothing can be written there
   */
  public static Home hold(Path folder) {
    return new Home(folder.toAbsolutePath().normalize());
  }

  /** The folder, as an absolute path. */
  public Path folder() {
    return folder;
  }

  StoreFailures failures() {
    return failures;
  }

  /** Gives the folder up. Closing again does nothing. */
  @Override
  public void close() {
    failures.guard(
        () -> {
          lock.close();
          return true;
        });
  }
}
