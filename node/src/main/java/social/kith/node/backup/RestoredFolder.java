package social.kith.node.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import social.kith.crypto.KeyFile;

/**
 * A whole restored data folder within the one whose files it replaces. From the moment it is there
 * the folder is the restored person's, however often the process ends before each file is in its
 * place: a start goes on with that before it opens anything. For who holds the data folder.
 */
public final class RestoredFolder {
  static final String NAME = "restored";

  private static final List<String> DATABASES = List.of(BackupFiles.POSTS, "photos.db");

  private RestoredFolder() {}

  /**
   * Puts what was restored in the place of what is there, and deletes what a restore left that came
   * to no end. Does nothing where nothing was restored.
   *
   * @param home held by this process, nothing in it open
   * @throws IOException if a file cannot be moved; done again, it goes on from there
   */
  public static void takeOver(Path home) throws IOException {
    StagingFolder.deleteLeftovers(home);
    Path restored = home.resolve(NAME);
    if (Files.notExists(restored)) {
      return;
    }
    for (String database : DATABASES) {
      replaceDatabase(restored, home, database);
    }
    replace(restored, home, KeyFile.NAME);
    Directories.force(home);
    // What is left is the lock of the folder in which it was built.
    Directories.delete(restored);
  }

  private static void replaceDatabase(Path restored, Path home, String name) throws IOException {
    if (Files.exists(restored.resolve(name))) {
      // Its log, if it were read with the other file, would destroy that one.
      Files.deleteIfExists(home.resolve(name + "-wal"));
      Files.deleteIfExists(home.resolve(name + "-shm"));
      replace(restored, home, name);
    }
  }

  private static void replace(Path restored, Path home, String name) throws IOException {
    Path file = restored.resolve(name);
    if (Files.exists(file)) {
      Files.move(file, home.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
