package social.kith.web.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import social.kith.node.PostView;
import social.kith.node.RevisionView;

/** Another text for an own post, and all texts of any post. */
@Command(
    name = "edit",
    description = "Give a post of yours another text, or show all texts that a post had.")
final class EditCommand extends DataCommand {
  @Parameters(paramLabel = "POST", description = "The post's id, or its start (see kith feed).")
  private String post = "";

  @Option(
      names = "--text",
      paramLabel = "TEXT",
      description = "What it is to say. Without it, all texts are shown.")
  private Optional<String> text = Optional.empty();

  @Override
  int run(ApiClient node) {
    String path = "/posts/" + Posts.require(node, post).id();
    return text.map(wished -> change(node, path, wished)).orElseGet(() -> show(node, path));
  }

  private int change(ApiClient node, String path, String wished) {
    PostView edited = node.put(path + "/text", Map.of("text", wished), PostView.class);
    if (json()) {
      return printJson(edited);
    }
    print("Edited for %s.", Posts.names(edited.audience()));
    return Exit.OK;
  }

  private int show(ApiClient node, String path) {
    List<RevisionView> revisions = node.list(path + "/revisions", RevisionView.class);
    if (json()) {
      return printJson(revisions);
    }
    revisions.forEach(
        it ->
            print(
                "%s%n    %s",
                Terminal.time(it.at()), Terminal.clean(it.text()).replace("\n", "\n    ")));
    return Exit.OK;
  }
}
