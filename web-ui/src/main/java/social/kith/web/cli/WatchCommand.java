package social.kith.web.cli;

import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints events as they happen. */
@Command(
    name = "watch",
    description = "Print every event as a line of JSON, until you press Ctrl+C.",
    footer = {
      "",
      "When the node stops it is waited for, and the events go on after the last one that was",
      "printed. A line of the type reset says that some may be missing, as after a restart of the",
      "node: load again what you need."
    })
final class WatchCommand extends DataCommand {
  private static final Duration PAUSE = Duration.ofMillis(500);

  @Option(names = "--once", description = "End when the node stops, with exit code 0.")
  private boolean once;

  private final EventStream events = new EventStream();

  @Override
  int run(ApiClient node) {
    boolean read = events.read(node, () -> true, this::print);
    while (!read && !once) {
      read = readAgain();
    }
    return Exit.OK;
  }

  private boolean print(String data) {
    out().println(data);
    out().flush();
    return !out().checkError();
  }

  /** Reads on, if the node is there again by now; false if not, or when it stopped again. */
  private boolean readAgain() {
    try {
      Thread.sleep(PAUSE.toMillis());
      return events.read(connect(), () -> true, this::print);
    } catch (CommandException e) {
      return e.exitCode() != Exit.NO_NODE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
