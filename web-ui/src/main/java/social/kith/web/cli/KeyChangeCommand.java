package social.kith.web.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import social.kith.node.ContactView;
import social.kith.node.KeyChangeView;
import social.kith.node.SafetyNumberView;

/** What is to become of the other key that a contact came with. */
@Command(
    name = "key-change",
    description = "Show the other key that a contact came with, acknowledge it or refuse it.")
final class KeyChangeCommand extends DataCommand {
  @Parameters(paramLabel = "NAME", description = "Name of the contact, or the start of its id.")
  private String name = "";

  @ArgGroup private @Nullable Answer answer;

  /** What the person says to it. */
  private static final class Answer {
    @Option(
        names = "--acknowledge",
        description = "It is theirs: share with it from now on, and all that was shared before.")
    private boolean acknowledge;

    @Option(names = "--refuse", description = "It is not theirs: the former key counts.")
    private boolean refuse;
  }

  @Override
  int run(ApiClient node) {
    ContactView contact = People.require(node, name);
    if (answer == null) {
      return show(node, contact);
    }
    String path = "/contacts/" + contact.id() + "/key-change";
    if (answer.refuse) {
      node.delete(path);
      return report(node.get("/contacts/" + contact.id(), ContactView.class), "former");
    }
    return report(node.post(path + "/acknowledge", Map.of(), ContactView.class), "new");
  }

  private int report(ContactView contact, String which) {
    if (json()) {
      return printJson(contact);
    }
    print(
        "%s has the %s key. Compare safety numbers with: kith verify %s",
        Terminal.cleanLine(contact.name()), which, contact.id().substring(0, 8));
    return Exit.OK;
  }

  private int show(ApiClient node, ContactView contact) {
    KeyChangeView change =
        contact
            .keyChange()
            .orElseThrow(
                () ->
                    CommandException.refused(
                        "The key of this contact has not changed. Look with: kith contacts"));
    if (json()) {
      return printJson(change);
    }
    String who = Terminal.cleanLine(contact.name());
    print("The key of %s has changed. Ask them, best in person, whether they lost the first.", who);
    print("Your code is %s. If it is them, their screen shows the same.", change.pairingCode());
    print("");
    print("Safety number with the former key:");
    print("  %s", number(node, contact.id()));
    print("With the new one:");
    print("  %s", number(node, change.contactId()));
    print("");
    String id = contact.id().substring(0, 8);
    print("If it is them: kith key-change %s --acknowledge", id);
    print("If not:        kith key-change %s --refuse", id);
    return Exit.OK;
  }

  private static String number(ApiClient node, String contactId) {
    return String.join(
        " ",
        node.get("/contacts/" + contactId + "/safety-number", SafetyNumberView.class).groups());
  }
}
