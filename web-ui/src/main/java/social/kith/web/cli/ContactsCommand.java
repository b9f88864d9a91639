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
    for (ContactView contact : contacts) {
      print("%s", People.line(contact));
      contact.offences().forEach(offence -> print("%s", People.offence(offence)));
      if (!contact.offences().isEmpty() && contact.blockedAt().isEmpty()) {
        print("    To block them: kith block %s", Terminal.cleanLine(contact.name()));
      }
    }
    return Exit.OK;
  }
}
