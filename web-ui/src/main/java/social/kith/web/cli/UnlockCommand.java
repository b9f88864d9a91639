package social.kith.web.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import social.kith.node.LockView;

/** Opens a locked node. */
@Command(
    name = "unlock",
    description = {
      "Unlock your node with its passphrase.",
      "It is asked for, or is the first line of standard input."
    })
final class UnlockCommand extends DataCommand {
  @Override
  int run(ApiClient node) {
    String passphrase = new PassphraseInput().ask("Passphrase");
    LockView state = node.post("/unlock", Map.of("passphrase", passphrase), LockView.class);
    if (json()) {
      return printJson(state);
    }
    print("Unlocked.");
    return Exit.OK;
  }
}
