package social.kith.web.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import social.kith.node.ContactView;

/** Keeps the posts of a contact out of the feed. */
@Command(
    name = "mute",
    description =
        "Keep the posts of a contact out of the feed. They come as before, and nobody is told.")
final class MuteCommand extends DataCommand {
  @Parameters(paramLabel = "NAME", description = "Name of the contact, or the start of its id.")
  private String name = "";

  @Override
  int run(ApiClient node) {
    ContactView contact = People.require(node, name);
    ContactView muted =
        node.put("/contacts/" + contact.id() + "/mute", Map.of(), ContactView.class);
    if (json()) {
      return printJson(muted);
    }
    String who = Terminal.cleanLine(muted.name());
    print(
        "%s is muted. Their posts: kith feed --from %s. Hear them again: kith unmute %s",
        who, who, who);
    return Exit.OK;
  }
}
