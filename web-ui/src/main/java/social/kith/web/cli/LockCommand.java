package social.kith.web.cli;

import picocli.CommandLine.Command;
import social.kith.node.LockView;

/** Locks the node. */
@Command(
    name = "lock",
    description = "Lock your node: links and files are closed, and the keys leave its memory.")
final class LockCommand extends DataCommand {
  @Override
  int run(ApiClient node) {
    LockView state = node.post("/lock", LockView.class);
    if (json()) {
      return printJson(state);
    }
    print("Locked. Nothing comes or goes until: kith unlock");
    return Exit.OK;
  }
}
