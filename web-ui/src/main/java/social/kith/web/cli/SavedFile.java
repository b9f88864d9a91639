package social.kith.web.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that a command saved.
 *
 * @param file where it is
 * @param bytes its size
 */
record SavedFile(String file, long bytes) {
  /** This one, as it is there now. */
  static SavedFile of(Path path) {
    try {
      return new SavedFile(path.toString(), Files.size(path));
    } catch (IOException e) {
      throw CommandException.refused(
          "The file %s is not there any more. Save it again.".formatted(path));
    }
  }
}
