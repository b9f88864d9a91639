package social.kith.web.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import social.kith.node.ConversationView;

/** Reacts to a post. */
@Command(
    name = "react",
    description = "React to a post with one emoji, in place of the one before.")
final class ReactCommand extends DataCommand {
  @Parameters(
      index = "0",
      paramLabel = "POST",
      description = "The post's id, or its start (see kith feed).")
  private String post = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "EMOJI", description = "One emoji.")
  private String emoji = "";

  @Option(names = "--remove", description = "Take your reaction back.")
  private boolean remove;

  @Override
  void check() {
    if (remove != emoji.isEmpty()) {
      throw usage("Give an emoji, or --remove.");
    }
  }

  @Override
  int run(ApiClient node) {
    String path = "/posts/" + Posts.require(node, post).id();
    if (remove) {
      node.delete(path + "/reaction");
    } else {
      node.put(path + "/reaction", Map.of("emoji", emoji), ConversationView.class);
    }
    ConversationView conversation = node.get(path + "/conversation", ConversationView.class);
    if (json()) {
      return printJson(conversation);
    }
    print(remove ? "Taken back." : "Reacted. Seen by %s.", Talk.seenBy(conversation));
    return Exit.OK;
  }
}
