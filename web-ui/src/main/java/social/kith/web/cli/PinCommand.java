package social.kith.web.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import social.kith.node.PostView;

/** Pins a post. */
@Command(
    name = "pin",
    description = "Pin a post to the top of your own feed. Nobody else sees that.")
final class PinCommand extends DataCommand {
  @Parameters(paramLabel = "POST", description = "The post's id, or its start (see kith feed).")
  private String post = "";

  @Override
  int run(ApiClient node) {
    PostView pinned =
        node.put("/posts/" + Posts.require(node, post).id() + "/pin", Map.of(), PostView.class);
    if (json()) {
      return printJson(pinned);
    }
    print("Pinned. See them with: kith feed --pinned");
    return Exit.OK;
  }
}
