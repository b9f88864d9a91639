package social.kith.web.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import social.kith.node.StatusView;

/** Marks posts as read. */
@Command(
    name = "read",
    description =
        "Mark posts as read, for yourself alone. See what is not with: kith feed --unread")
final class ReadCommand extends DataCommand {
  @Parameters(
      paramLabel = "POST",
      arity = "0..*",
      description = "Ids of posts, or their starts (see kith feed).")
  private List<String> posts = new ArrayList<>();

  @Option(names = "--all", description = "All of them.")
  private boolean all;

  @Override
  void check() {
    if (all == !posts.isEmpty()) {
      throw usage("Say which posts, or --all.");
    }
  }

  @Override
  int run(ApiClient node) {
    List<String> ids = posts.stream().map(post -> Posts.require(node, post).id()).toList();
    Map<String, ?> wished = all ? Map.of("all", true) : Map.of("ids", ids);
    node.post("/posts/read", wished, Object.class);
    StatusView status = node.get("/status", StatusView.class);
    if (json()) {
      return printJson(status);
    }
    print("%d new posts are left.", status.unread());
    return Exit.OK;
  }
}
