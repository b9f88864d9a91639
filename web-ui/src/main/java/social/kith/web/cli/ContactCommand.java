package social.kith.web.cli;

import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import social.kith.node.AllowanceView;
import social.kith.node.ContactView;
import social.kith.node.OffenceView;

/** What one contact may bring, and what their node did that it must not. */
@Command(
    name = "contact",
    description = "Show one contact, or change how much of theirs comes and is kept.")
final class ContactCommand extends DataCommand {
  @Parameters(paramLabel = "NAME", description = "Name of the contact, or the start of its id.")
  private String name = "";

  @Option(
      names = "--originals",
      paramLabel = "SIZE",
      description =
          "Originals of their photos up to this size come by themselves: 10MB, all or none. The"
              + " others with: kith photo get.")
  private Optional<String> originals = Optional.empty();

  @Option(names = "--photos", paramLabel = "SIZE", description = "Keep so much of their photos.")
  private Optional<String> photos = Optional.empty();

  @Option(names = "--posts", paramLabel = "COUNT", description = "Keep so many posts of theirs.")
  private Optional<Long> posts = Optional.empty();

  @Option(
      names = "--posts-size",
      paramLabel = "SIZE",
      description = "Keep posts that are so large together, without photos.")
  private Optional<String> postsSize = Optional.empty();

  @Option(names = "--forgive", description = "Forget what their node did that it must not.")
  private boolean forgive;

  @Override
  int run(ApiClient node) {
    ContactView contact = People.require(node, name);
    String path = "/contacts/" + contact.id();
    AllowanceView before = contact.allowance();
    AllowanceView wished =
        new AllowanceView(
            originals.map(Sizes::parse).orElse(before.originalBytes()),
            posts.orElse(before.items()),
            postsSize.map(Sizes::parse).orElse(before.itemBytes()),
            photos.map(Sizes::parse).orElse(before.photoBytes()));
    if (!wished.equals(before)) {
      contact = node.put(path + "/allowance", wished, ContactView.class);
    }
    if (forgive) {
      node.delete(path + "/offences");
      contact = node.get(path, ContactView.class);
    }
    return json() ? printJson(contact) : show(contact);
  }

  private int show(ContactView contact) {
    AllowanceView allowance = contact.allowance();
    print("%s", People.line(contact));
    print("--originals %s", Sizes.format(allowance.originalBytes()));
    print("--photos %s", Sizes.format(allowance.photoBytes()));
    print("--posts %d", allowance.items());
    print("--posts-size %s", Sizes.format(allowance.itemBytes()));
    for (OffenceView offence : contact.offences()) {
      print("%s", People.offence(offence));
    }
    if (!contact.offences().isEmpty()) {
      String who = Terminal.cleanLine(contact.name());
      print("To block them: kith block %s. To forget it: kith contact %s --forgive", who, who);
    }
    return Exit.OK;
  }
}
