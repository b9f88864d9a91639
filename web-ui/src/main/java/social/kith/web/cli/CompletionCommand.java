package social.kith.web.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what lets a shell complete commands and options. */
@Command(
    name = "completion",
    description = "Print a script that lets your shell complete commands and options.",
    footer = {
      "",
      "For this shell:   source <(kith completion bash)",
      "For every shell:  put that line into ~/.bashrc, or with zsh into ~/.zshrc"
    })
final class CompletionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "SHELL", description = "One of: ${COMPLETION-CANDIDATES}.")
  @SuppressWarnings("UnusedVariable") // one script serves both
  private Shell shell = Shell.bash;

  // As they are written on the command line.
  private enum Shell {
    bash,
    zsh
  }

  @Override
  public Integer call() {
    CommandLine whole = spec.root().commandLine();
    whole.getOut().print(AutoComplete.bash(whole.getCommandName(), whole));
    whole.getOut().flush();
    return Exit.OK;
  }
}
