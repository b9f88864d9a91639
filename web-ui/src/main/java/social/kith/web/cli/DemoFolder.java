package social.kith.web.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import social.kith.web.guard.PrivateFile;

/** Where the demonstration keeps its people. */
final class DemoFolder {
  private DemoFolder() {}

  /**
   * The chosen folder, or one among the temporary files that a later start finds again.
   *
   * @throws CommandException if it cannot be used
   */
  static Path open(Optional<Path> chosen) {
    Path folder = chosen.orElseGet(DemoFolder::standard).toAbsolutePath().normalize();
    try {
      // Others can make files among the temporary ones, too: not one that is ours.
      if (Files.exists(folder) && !Files.getOwner(folder).equals(owner())) {
        throw CommandException.refused(
            "The folder %s is somebody else's. Choose another with --folder.".formatted(folder));
      }
      PrivateFile.closeFolder(folder);
      PrivateFile.probe(folder);
      return folder;
    } catch (IOException e) {
      throw CommandException.refused(
          "The folder %s cannot be written. Choose another with --folder.".formatted(folder));
    }
  }

  private static Path standard() {
    return Path.of(
        System.getProperty("java.io.tmpdir"), "kith-demo-" + System.getProperty("user.name"));
  }

  private static Object owner() throws IOException {
    Path probe = Files.createTempFile("kith", null);
    try {
      return Files.getOwner(probe);
    } finally {
      Files.delete(probe);
    }
  }
}
