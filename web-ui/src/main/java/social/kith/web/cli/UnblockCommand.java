package social.kith.web.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import social.kith.node.ContactView;

/** Opens the link to a blocked contact again. */
@Command(name = "unblock", description = "Unblock a contact. What waited for them goes on.")
final class UnblockCommand extends DataCommand {
  @Parameters(paramLabel = "NAME", description = "Name of the contact, or the start of its id.")
  private String name = "";

  @Override
  int run(ApiClient node) {
    ContactView contact = People.require(node, name);
    node.delete("/contacts/" + contact.id() + "/block");
    ContactView unblocked = node.get("/contacts/" + contact.id(), ContactView.class);
    if (json()) {
      return printJson(unblocked);
    }
    print("%s is unblocked.", Terminal.cleanLine(unblocked.name()));
    return Exit.OK;
  }
}
