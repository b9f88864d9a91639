package social.kith.web.cli;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import social.kith.node.NodeBackup;
import social.kith.node.RecoveryView;

/** Saves everything that the running node has as one encrypted file. */
@Command(
    name = "backup",
    description = "Save everything in one encrypted file, which your recovery words open.")
final class BackupCommand extends DataCommand {
  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "A new file, or a folder to put it into. Default: this folder.")
  private Path to = Path.of("");

  @Override
  int run(ApiClient node) {
    WholeFile file = WholeFile.at(to.toAbsolutePath(), NodeBackup.fileName());
    try {
      node.read("/backup", file::write);
    } catch (IOException e) {
      throw CommandException.refused(
          "The backup broke off, and no file was kept. Look at the node with: kith status");
    }
    SavedFile saved = SavedFile.of(file.path());
    if (json()) {
      return printJson(saved);
    }
    print("Saved as %s (%,d bytes)", saved.file(), saved.bytes());
    if (node.get("/recovery", RecoveryView.class).wordsCheckedAt().isEmpty()) {
      print("Only your recovery words open it. See them with: kith recovery words");
    }
    return Exit.OK;
  }
}
