package social.kith.web.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import social.kith.node.PostView;

/** An own post for further people. */
@Command(
    name = "give",
    description = "Give a post of yours, with its photos, to people who did not get it so far.")
final class GiveCommand extends DataCommand {
  @Parameters(paramLabel = "POST", description = "The post's id, or its start (see kith feed).")
  private String post = "";

  @Option(
      names = "--to",
      paramLabel = "NAME",
      required = true,
      arity = "1..*",
      description = "Who else sees it: names of contacts, or starts of their ids.")
  private List<String> names = new ArrayList<>();

  @Override
  int run(ApiClient node) {
    List<String> ids =
        names.stream().map(name -> People.require(node, name.strip()).id()).distinct().toList();
    String path = "/posts/" + Posts.require(node, post).id() + "/audience";
    PostView now = node.post(path, Map.of("contacts", ids), Map.of(), PostView.class);
    if (json()) {
      return printJson(now);
    }
    print("Shared with %s.", Posts.names(now.audience()));
    return Exit.OK;
  }
}
