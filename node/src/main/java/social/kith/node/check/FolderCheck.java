package social.kith.node.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import social.kith.node.check.Finding.Grade;

/** Whether the data folder can be written, and how much room there is. */
public final class FolderCheck implements Check {
  private static final long MB = 1_000_000;

  /** Below that nothing can be relied on: the log of the database alone may take as much. */
  static final long MIN_FREE_BYTES = 100 * MB;

  /** Some originals of photos. */
  static final long GOOD_FREE_BYTES = 1_000 * MB;

  private final Path folder;

  /** Of this folder. */
  public FolderCheck(Path folder) {
    this.folder = folder;
  }

  @Override
  public String id() {
    return "folder";
  }

  @Override
  public String title() {
    return "Data folder and disk";
  }

  @Override
  public List<Finding> run() {
    if (Files.notExists(folder)) {
      return found(
          Grade.WARN, "The folder " + folder + " is not there yet. The first start makes it.");
    }
    try {
      Files.delete(Files.createTempFile(folder, "probe", null));
      return judge(Files.getFileStore(folder).getUsableSpace());
    } catch (IOException e) {
      return found(
          Grade.FAIL,
          "The folder %s cannot be written. Make it yours, free some space, or choose another with --home."
              .formatted(folder));
    }
  }

  List<Finding> judge(long freeBytes) {
    String free = "%,d MB are free in %s.".formatted(freeBytes / MB, folder);
    if (freeBytes < MIN_FREE_BYTES) {
      return found(Grade.FAIL, free + " That is too little: make room on that disk.");
    }
    return freeBytes < GOOD_FREE_BYTES
        ? found(Grade.WARN, free + " Make room, or limit originals in the settings under Storage.")
        : found(Grade.OK, free);
  }
}
