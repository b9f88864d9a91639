package social.kith.web.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import social.kith.node.ContactView;

/** Shows the posts of a muted contact again. */
@Command(
    name = "unmute",
    description = "Show the posts of a muted contact again, also those that came meanwhile.")
final class UnmuteCommand extends DataCommand {
  @Parameters(paramLabel = "NAME", description = "Name of the contact, or the start of its id.")
  private String name = "";

  @Override
  int run(ApiClient node) {
    ContactView contact = People.require(node, name);
    node.delete("/contacts/" + contact.id() + "/mute");
    if (json()) {
      return printJson(node.get("/contacts/" + contact.id(), ContactView.class));
    }
    print("%s is in the feed again.", Terminal.cleanLine(contact.name()));
    return Exit.OK;
  }
}
