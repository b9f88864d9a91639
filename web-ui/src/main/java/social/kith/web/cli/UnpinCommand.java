package social.kith.web.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import social.kith.node.PostView;

/** Unpins a post. */
@Command(name = "unpin", description = "Take a post from the top of your feed.")
final class UnpinCommand extends DataCommand {
  @Parameters(paramLabel = "POST", description = "The post's id, or its start (see kith feed).")
  private String post = "";

  @Override
  int run(ApiClient node) {
    String path = "/posts/" + Posts.require(node, post).id();
    node.delete(path + "/pin");
    if (json()) {
      return printJson(node.get(path, PostView.class));
    }
    print("Unpinned.");
    return Exit.OK;
  }
}
