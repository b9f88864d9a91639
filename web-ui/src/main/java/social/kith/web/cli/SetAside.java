package social.kith.web.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A data folder that was given another name beside its own, with all that is in it.
 *
 * @param home the name it had
 * @param kept the name it has
 */
record SetAside(Path home, Path kept) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

  /**
   * Renames a folder.
   *
   * @throws CommandException if a node runs on it
   * @throws IOException if it cannot be renamed
   */
  static SetAside of(Path home) throws IOException {
    if (NodeFile.find(home).isPresent()) {
      throw CommandException.refused(
          "Kith runs on the folder %s. Stop it first, then try again.".formatted(home));
    }
    Path kept =
        home.resolveSibling(home.getFileName() + ".aside-" + TIME.format(LocalDateTime.now()));
    return new SetAside(home, Files.move(home, kept));
  }

  /** Gives it its own name back. */
  void undo() throws IOException {
    Files.deleteIfExists(home);
    Files.move(kept, home);
  }
}
