package social.kith.web.cli;

import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import social.kith.node.ConversationView;
import social.kith.node.ReplyView;

/** What is said about a post. */
@Command(
    name = "conversation",
    description = "Show the replies and reactions to a post, and who sees them.")
final class ConversationCommand extends DataCommand {
  @Parameters(paramLabel = "POST", description = "The post's id, or its start (see kith feed).")
  private String post = "";

  @Option(
      names = "--remove",
      paramLabel = "REPLY",
      description = "Take this reply away: your own, or any under a post of yours.")
  private Optional<String> remove = Optional.empty();

  @Override
  int run(ApiClient node) {
    String path = "/posts/" + Posts.require(node, post).id();
    ConversationView conversation = node.get(path + "/conversation", ConversationView.class);
    if (remove.isPresent()) {
      ReplyView reply = Talk.require(conversation, remove.get());
      node.delete(path + "/replies/" + reply.id());
      conversation = node.get(path + "/conversation", ConversationView.class);
    }
    return json() ? printJson(conversation) : show(conversation);
  }

  private int show(ConversationView conversation) {
    print("Seen by %s", Talk.seenBy(conversation));
    conversation.reactions().forEach(it -> print("%s", Talk.reactions(it)));
    Talk.threads(conversation.replies()).forEach(it -> print("%s", it));
    if (conversation.replies().isEmpty()) {
      print("There are no replies. Write one with: kith reply POST TEXT");
    }
    return Exit.OK;
  }
}
