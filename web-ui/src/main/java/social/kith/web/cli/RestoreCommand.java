package social.kith.web.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import social.kith.node.KithException;
import social.kith.node.Restoring;
import social.kith.web.http.Json;

/** Makes a data folder of a backup; no node runs on it. */
@Command(
    name = "restore",
    description = "Make everything of a backup and your recovery words, in an empty data folder.",
    footer = {
      "",
      "The words are asked for, or read from standard input.",
      "Never run this node and the one that was backed up at the same time:",
      "they are one person."
    })
final class RestoreCommand implements Callable<Integer> {
  private static final int WORDS = 24;

  @ParentCommand private Kith kith = new Kith();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--from",
      paramLabel = "FILE",
      required = true,
      description = "What kith backup saved.")
  private Path from = Path.of("");

  @Option(
      names = "--aside",
      description = "Give what is in the data folder now another name beside it, and keep it.")
  private boolean aside;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
    try (InputStream backup = Files.newInputStream(from)) {
      String words = new Keyboard(out).askWords("Your 24 recovery words, in their order:", WORDS);
      Restoring.requireWords(words);
      out.println("Restoring…");
      out.flush();
      Restoring.RestoredView done = restore(words, backup, out);
      if (json) {
        spec.commandLine().getOut().println(Json.pretty(done));
        return Exit.OK;
      }
      out.printf(
          "Restored as of %s, in %s. Contacts: %d, posts: %d, images: %d%n",
          Terminal.time(done.madeAt()), kith.home(), done.contacts(), done.posts(), done.images());
      out.println("What your contacts shared since comes by itself. Start with: kith run");
      return Exit.OK;
    } catch (KithException e) {
      throw CommandException.refused(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw CommandException.refused(
          "The file %s cannot be read. Choose another with --from.".formatted(from));
    }
  }

  private Restoring.RestoredView restore(String words, InputStream backup, PrintWriter out)
      throws IOException {
    if (!aside || Files.notExists(kith.home())) {
      return Restoring.restore(kith.home(), words, backup);
    }
    SetAside before = SetAside.of(kith.home());
    try {
      Restoring.RestoredView done = Restoring.restore(kith.home(), words, backup);
      out.printf("What was there before is kept in %s%n", before.kept());
      return done;
    } catch (KithException e) {
      before.undo();
      throw e;
    }
  }
}
