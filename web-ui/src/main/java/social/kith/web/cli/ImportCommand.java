package social.kith.web.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import social.kith.node.ArchiveView;
import social.kith.node.ImportView;

/** Puts what an export holds back where it is missing. */
@Command(
    name = "import",
    description = "Put back what is missing here of what kith export saved.",
    footer = {
      "",
      "It has to be an export of the same person. Nothing is sent to anybody. What is here already",
      "stays as it is, so if it breaks off, run it again: it goes on where it ended.",
      "Exit code 1 if something in the file was not taken; it says what and why."
    })
final class ImportCommand extends DataCommand {
  @Parameters(paramLabel = "FILE", description = "What kith export saved.")
  private Path file = Path.of("");

  @Override
  void check() {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw CommandException.refused(
          "The file %s cannot be read. Check its name and whose it is.".formatted(file));
    }
  }

  @Override
  int run(ApiClient node) {
    Progress progress = new Progress(json() ? Optional.empty() : Optional.of(err()));
    ImportView done =
        node.uploadAll("/archive/import", file, progress, "application/x-tar", ImportView.class)
            .orElseThrow(() -> CommandException.refused(whyBroken(node)));
    if (json()) {
      printJson(done);
    } else {
      report(done);
    }
    return done.refused().isEmpty() ? Exit.OK : Exit.REFUSED;
  }

  private static String whyBroken(ApiClient node) {
    return node.get("/archive", ArchiveView.class)
        .imported()
        .flatMap(ImportView::problem)
        .orElse("The import broke off. What came stays. Run it again: it goes on where it ended.");
  }

  private void report(ImportView done) {
    print("Posts that came back: %,d (%,d were here)", done.posts(), done.postsHere());
    print("Images that came back: %,d (%,d were here)", done.images(), done.imagesHere());
    if (done.edits() > 0) {
      print("Edits that came back: %,d", done.edits());
    }
    if (done.replies() + done.repliesHere() > 0) {
      print("Replies that came back: %,d (%,d were here)", done.replies(), done.repliesHere());
    }
    if (done.repliesElsewhere() > 0) {
      print("Replies to others, who have them: %,d", done.repliesElsewhere());
    }
    if (done.profile()) {
      print("Your profile came back.");
    }
    long retracted = done.postsRetracted() + done.repliesRetracted();
    if (retracted > 0) {
      print("Taken back here since, and left so: %,d", retracted);
    }
    done.refused().forEach(why -> print("Not taken: %,d. %s", why.count(), why.reason()));
  }
}
