package social.kith.web.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import social.kith.node.ContactView;

/** Tries to reach a contact at once. */
@Command(name = "dial", description = "Try now to reach a contact who is offline.")
final class DialCommand extends DataCommand {
  @Parameters(paramLabel = "NAME", description = "Name of the contact, or the start of its id.")
  private String name = "";

  @Override
  int run(ApiClient node) {
    ContactView contact = People.require(node, name);
    ContactView now = node.post("/contacts/" + contact.id() + "/dial", ContactView.class);
    if (json()) {
      return printJson(now);
    }
    print("%s", People.line(now));
    return Exit.OK;
  }
}
