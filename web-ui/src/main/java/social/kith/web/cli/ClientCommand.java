package social.kith.web.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import social.kith.web.http.Json;

/** A command that asks the running node. */
abstract class ClientCommand implements Callable<Integer> {
  @ParentCommand private Kith kith = new Kith();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public final Integer call() {
    check();
    return run(connect());
  }

  /**
   * The node that runs now.
   *
   * @throws CommandException with {@link Exit#NO_NODE} if none does
   */
  final ApiClient connect() {
    return ApiClient.connect(kith.home());
  }

  /** Refuses what cannot be meant, before a node is looked for. */
  void check() {}

  /** Does it; returns the exit code. */
  abstract int run(ApiClient node);

  final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  final PrintWriter err() {
    return spec.commandLine().getErr();
  }

  @SuppressWarnings("AnnotateFormatMethod") // its annotation is not on this class path
  final void print(String format, Object... values) {
    out().println(values.length == 0 ? format : format.formatted(values));
  }

  final int printJson(Object value) {
    out().println(Json.pretty(value));
    return Exit.OK;
  }

  /** Ends the command as one that was not understood. */
  final RuntimeException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
