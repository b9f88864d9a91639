package social.kith.web.cli;

import java.util.List;
import picocli.CommandLine.Command;
import social.kith.node.ContactView;

/** Who this node is paired with. */
@Command(name = "contacts", description = "List your contacts and the links to them.")
final class ContactsCommand extends DataCommand {
  @Override
  int run(ApiClient node) {
    List<ContactView> contacts = node.list("/contacts", ContactView.class);
    if (json()) {
      return printJson(contacts);
    }
    if (contacts.isEmpty()) {
      print("You have no contacts yet. Invite somebody with: kith invite");
    }
    contacts.forEach(contact -> print("%s", People.line(contact)));
    return Exit.OK;
  }
}
