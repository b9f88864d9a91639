package social.kith.web.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import social.kith.node.LockView;

/** Sets, changes and removes the passphrase of the node. */
@Command(
    name = "passphrase",
    description = {
      "Show whether your node has a passphrase, or set, change or remove it.",
      "It is asked for, or read from standard input, a line each: the current one, then the new one.",
      "With one the keys are sealed, and the node starts locked. Without one, whoever can read the",
      "data folder can read everything: its mode 0600 keeps out other users, nobody else."
    })
final class PassphraseCommand extends DataCommand {
  /** What to do. */
  enum Task {
    STATUS,
    SET,
    CHANGE,
    REMOVE
  }

  @Parameters(
      arity = "0..1",
      paramLabel = "set|change|remove|status",
      defaultValue = "status",
      description = "Default: status.")
  private Task task = Task.STATUS;

  @Override
  int run(ApiClient node) {
    LockView state = carryOut(node, new PassphraseInput());
    if (json()) {
      return printJson(state);
    }
    print(
        state.passphrase()
            ? "Your node has a passphrase and starts locked. Nobody can open it without: keep it safe."
            : "Your node has no passphrase: whoever can read its folder can read everything.");
    return Exit.OK;
  }

  private LockView carryOut(ApiClient node, PassphraseInput input) {
    LockView state = node.get("/lock", LockView.class);
    return switch (task) {
      case STATUS -> state;
      case SET -> set(node, state, input);
      case CHANGE -> change(node, input);
      case REMOVE -> {
        Map<String, String> current = Map.of("passphrase", input.ask("Current passphrase"));
        yield node.post("/passphrase/remove", current, LockView.class);
      }
    };
  }

  private static LockView set(ApiClient node, LockView state, PassphraseInput input) {
    if (state.passphrase()) {
      throw CommandException.refused(
          "There is a passphrase already. To change it: kith passphrase change");
    }
    String chosen = input.askForNew();
    return node.put("/passphrase", Map.of("passphrase", chosen), LockView.class);
  }

  private static LockView change(ApiClient node, PassphraseInput input) {
    String current = input.ask("Current passphrase");
    String chosen = input.askForNew();
    Map<String, String> both = Map.of("current", current, "passphrase", chosen);
    return node.put("/passphrase", both, LockView.class);
  }
}
