package social.kith.web.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import social.kith.node.ConversationView;
import social.kith.node.ReplyView;

/** Replies to a post. */
@Command(
    name = "reply",
    description = "Reply to a post: exactly those see it with whom the post was shared.")
final class ReplyCommand extends DataCommand {
  @Parameters(
      index = "0",
      paramLabel = "POST",
      description = "The post's id, or its start (see kith feed).")
  private String post = "";

  @Parameters(index = "1", paramLabel = "TEXT", description = "What to say.")
  private String text = "";

  @Option(
      names = "--to",
      paramLabel = "REPLY",
      description = "Answer this reply: its id, or its start (see kith conversation).")
  private Optional<String> parent = Optional.empty();

  @Override
  int run(ApiClient node) {
    String path = "/posts/" + Posts.require(node, post).id();
    ConversationView conversation = node.get(path + "/conversation", ConversationView.class);
    Map<String, String> request = new HashMap<>(Map.of("text", text));
    parent.ifPresent(it -> request.put("parent", Talk.require(conversation, it).id()));
    ReplyView reply =
        node.post(
            path + "/replies",
            request,
            Map.of("Idempotency-Key", UUID.randomUUID().toString()),
            ReplyView.class);
    if (json()) {
      return printJson(reply);
    }
    print("Replied. Seen by %s.", Talk.seenBy(conversation));
    return Exit.OK;
  }
}
