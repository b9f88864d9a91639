package social.kith.web.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import social.kith.node.ContactView;

/** Says that a new contact is who they say. */
@Command(
    name = "confirm",
    description = "Confirm a contact whose code is the same on both screens.")
final class ConfirmCommand extends DataCommand {
  @Parameters(paramLabel = "NAME", description = "Name of the contact, or the start of its id.")
  private String name = "";

  @Override
  int run(ApiClient node) {
    ContactView contact = People.require(node, name);
    ContactView confirmed = node.post("/contacts/" + contact.id() + "/confirm", ContactView.class);
    if (json()) {
      return printJson(confirmed);
    }
    print("%s is confirmed. You can share with them now.", Terminal.cleanLine(confirmed.name()));
    return Exit.OK;
  }
}
