package social.kith.web.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import social.kith.node.PostView;

/** Saves a photo of a post. */
@Command(name = "photo", description = "Save a photo of a post to a file.")
final class PhotoCommand extends ClientCommand {
  @Parameters(
      index = "0",
      paramLabel = "POST",
      description = "The post's id, or its start (see kith feed).")
  private String post = "";

  @Parameters(index = "1", paramLabel = "NUMBER", description = "Which photo, from 1.")
  private int number;

  @Parameters(index = "2", paramLabel = "FILE", description = "Where to; it must not exist.")
  private Path file = Path.of("");

  @Option(names = "--display", description = "The smaller image instead of the original.")
  private boolean display;

  @Override
  int run(ApiClient node) {
    PostView found = Posts.require(node, post);
    if (number < 1 || number > found.photos().size()) {
      throw CommandException.refused(
          "This post has %d photos. Give a number from 1.".formatted(found.photos().size()));
    }
    String size = display ? "display" : "original";
    node.save("/posts/%s/photos/%d/%s".formatted(found.id(), number - 1, size), file);
    print("Saved as %s", file);
    return Exit.OK;
  }
}
