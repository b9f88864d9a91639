package social.kith.web.cli;

import picocli.CommandLine.Command;

/** Prints events as they happen. */
@Command(
    name = "watch",
    description = "Print every event as a line of JSON, until the node stops or you press Ctrl+C.")
final class WatchCommand extends ClientCommand {
  @Override
  int run(ApiClient node) {
    node.events(
        () -> true,
        data -> {
          out().println(data);
          out().flush();
          return !out().checkError();
        });
    return Exit.OK;
  }
}
