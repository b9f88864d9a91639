package social.kith.web.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import social.kith.node.ContactView;

/** Closes the link to a contact until they are unblocked. */
@Command(
    name = "block",
    description = "Block a contact: to them your node is off. They are not told.")
final class BlockCommand extends DataCommand {
  @Parameters(paramLabel = "NAME", description = "Name of the contact, or the start of its id.")
  private String name = "";

  @Override
  int run(ApiClient node) {
    ContactView contact = People.require(node, name);
    ContactView blocked =
        node.put("/contacts/" + contact.id() + "/block", Map.of(), ContactView.class);
    if (json()) {
      return printJson(blocked);
    }
    String who = Terminal.cleanLine(blocked.name());
    print("%s is blocked. Unblock them with: kith unblock %s", who, who);
    return Exit.OK;
  }
}
