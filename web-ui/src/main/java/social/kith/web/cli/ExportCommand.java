package social.kith.web.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import social.kith.node.ArchiveState;
import social.kith.node.ArchiveView;
import social.kith.node.ExportView;
import social.kith.node.NodeBackup;
import social.kith.node.NodeExport;

/** Saves what the person shared as a file for other programs. */
@Command(
    name = "export",
    description = "Save everything you shared in one file that other programs can read.",
    footer = {
      "",
      "The file is a tar archive: your posts as ActivityStreams 2.0, your photos, the names of your",
      "contacts. It is not encrypted, and no key of yours is in it; --keys saves these in another,",
      "encrypted file. If it breaks off, no file is kept: begin again.",
      "kith import brings the posts and photos back."
    })
final class ExportCommand extends DataCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "A new file, or a folder to put it into. Default: this folder.")
  private Path to = Path.of("");

  @Option(
      names = "--keys",
      paramLabel = "FILE",
      description = "Also save your keys, contacts and settings, encrypted to your recovery words.")
  private Optional<Path> keys = Optional.empty();

  /**
   * What was saved.
   *
   * @param file where it is
   * @param bytes its size
   * @param posts how many are in it
   * @param images how many are in it, in all sizes
   * @param keys where the keys are, if they were saved
   */
  record ExportedFile(String file, long bytes, long posts, long images, Optional<String> keys) {}

  @Override
  int run(ApiClient node) {
    WholeFile file = WholeFile.at(to.toAbsolutePath(), NodeExport.fileName());
    Optional<WholeFile> keysFile =
        keys.map(path -> WholeFile.at(path.toAbsolutePath(), NodeBackup.keysFileName()));
    save(node, "/archive/export", file);
    keysFile.ifPresent(path -> save(node, "/archive/keys", path));
    ExportedFile saved = saved(node, file, keysFile.map(path -> path.path().toString()));
    if (json()) {
      return printJson(saved);
    }
    print(
        "Saved as %s (%,d bytes): %,d posts, %,d images",
        saved.file(), saved.bytes(), saved.posts(), saved.images());
    saved.keys().ifPresent(path -> print("Keys, which your recovery words open: %s", path));
    return Exit.OK;
  }

  private void save(ApiClient node, String path, WholeFile file) {
    Progress progress = new Progress(json() ? Optional.empty() : Optional.of(err()));
    try {
      node.read(path, in -> file.write(told(node, in, progress)));
    } catch (IOException e) {
      throw CommandException.refused(
          "The export broke off, and no file was kept. Look at the node with: kith status");
    }
  }

  private static InputStream told(ApiClient node, InputStream in, Progress progress) {
    long total =
        node.get("/archive", ArchiveView.class)
            .exported()
            .filter(export -> export.state() == ArchiveState.RUNNING)
            .map(ExportView::totalBytes)
            .orElse(0L);
    return progress.of(in, total);
  }

  private static ExportedFile saved(ApiClient node, WholeFile file, Optional<String> keys) {
    ExportView export = node.get("/archive", ArchiveView.class).exported().orElseThrow();
    SavedFile there = SavedFile.of(file.path());
    return new ExportedFile(there.file(), there.bytes(), export.posts(), export.images(), keys);
  }
}
