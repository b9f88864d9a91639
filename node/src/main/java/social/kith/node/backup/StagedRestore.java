package social.kith.node.backup;

import java.nio.file.Path;
import social.kith.node.backup.Restore.Restored;

/** A data folder made of a backup, whole and checked, that is not in place yet. For one thread. */
public final class StagedRestore implements AutoCloseable {
  private final Path home;
  private final StagingFolder staging;
  private final Restored restored;

  StagedRestore(Path home, StagingFolder staging, Restored restored) {
    this.home = home;
    this.staging = staging;
    this.restored = restored;
  }

  /** What is in it. */
  public Restored restored() {
    return restored;
  }

  /**
   * Puts it in place, at once and for good: the data folder itself, or its {@link RestoredFolder}.
   *
   * @throws RestoreException if it cannot be; nothing is in place then
   */
  public void publish() throws RestoreException {
    RestoreFailures.guard(
        home,
        () -> {
          staging.publish();
          return true;
        });
  }

  /** Deletes it, unless it is in place. */
  @Override
  public void close() {
    staging.close();
  }
}
