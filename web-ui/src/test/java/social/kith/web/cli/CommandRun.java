package social.kith.web.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** One call of the command line in this process. */
record CommandRun(int exitCode, String out, String err) {
  static CommandRun of(String... arguments) {
    CommandLine commandLine = Kith.commandLine();
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    int exitCode = commandLine.execute(Kith.withCommand(commandLine, arguments));
    return new CommandRun(exitCode, out.toString(), err.toString());
  }
}
