package social.kith.web.cli;

import picocli.CommandLine.Option;

/** A command that prints data, for a person or as JSON. */
abstract class DataCommand extends ClientCommand {
  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  final boolean json() {
    return json;
  }
}
