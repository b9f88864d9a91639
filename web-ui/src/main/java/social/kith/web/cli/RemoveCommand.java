package social.kith.web.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import social.kith.node.ContactView;

/** Ends the connection to a contact. */
@Command(
    name = "remove",
    description = "Remove or decline a contact. What was shared stays where it is.")
final class RemoveCommand extends DataCommand {
  @Parameters(paramLabel = "NAME", description = "Name of the contact, or the start of its id.")
  private String name = "";

  @Override
  int run(ApiClient node) {
    ContactView contact = People.require(node, name);
    node.delete("/contacts/" + contact.id());
    if (json()) {
      return printJson(Map.of("removed", contact.id()));
    }
    print("%s is removed.", Terminal.cleanLine(contact.name()));
    return Exit.OK;
  }
}
