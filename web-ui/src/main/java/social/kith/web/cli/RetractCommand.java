package social.kith.web.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import social.kith.node.PostView;

/** Takes an own post back. */
@Command(
    name = "retract",
    description = "Take a post of yours back: it is deleted here, and by everybody who has it.")
final class RetractCommand extends DataCommand {
  @Parameters(paramLabel = "POST", description = "The post's id, or its start (see kith feed).")
  private String post = "";

  @Override
  int run(ApiClient node) {
    PostView found = Posts.require(node, post);
    PostView left = node.put("/posts/" + found.id() + "/retraction", Map.of(), PostView.class);
    if (json()) {
      return printJson(left);
    }
    print("It is deleted here; everybody who has it is told.");
    print("Who has deleted it: kith deliveries %s", Posts.shortId(left.id()));
    return Exit.OK;
  }
}
