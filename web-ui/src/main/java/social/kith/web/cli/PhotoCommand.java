package social.kith.web.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import social.kith.node.PhotoView;
import social.kith.node.PostView;

/** Saves a photo of a post, or gets its original from its author. */
@Command(
    name = "photo",
    description = {
      "Save a photo of a post to a file:        kith photo POST NUMBER FILE",
      "Get its original from its author first:  kith photo get POST NUMBER [FILE]"
    })
final class PhotoCommand extends DataCommand {
  private static final String GET = "get";

  @Parameters(
      arity = "3..4",
      paramLabel = "[get] POST NUMBER FILE",
      hideParamSyntax = true,
      description = {
        "POST: the post's id, or its start (see kith feed). NUMBER: which photo, from 1.",
        "FILE: where to; it must not exist."
      })
  private List<String> words = List.of();

  @Option(names = "--display", description = "The smaller image instead of the original.")
  private boolean display;

  @Option(names = "--no-wait", description = "With get: ask, and do not wait until it is here.")
  private boolean noWait;

  private boolean isGet() {
    return words.get(0).equals(GET);
  }

  /** Post, number and perhaps file. */
  private List<String> what() {
    return isGet() ? words.subList(1, words.size()) : words;
  }

  @Override
  void check() {
    if ((!isGet() && words.size() != 3) || !what().get(1).matches("[0-9]{1,4}")) {
      throw usage("Say kith photo POST NUMBER FILE, or kith photo get POST NUMBER.");
    }
  }

  @Override
  int run(ApiClient node) {
    boolean get = isGet();
    List<String> what = what();
    PostView post = Posts.require(node, what.get(0));
    int number = number(post, what.get(1));
    String path =
        "/posts/%s/photos/%d/%s".formatted(post.id(), number - 1, display ? "display" : "original");
    if (get && !get(node, post, number, path)) {
      if (json()) {
        return printJson(photo(node, post, number));
      }
      print("Asked for. It comes as soon as its author is online.");
      return Exit.OK;
    }
    if (what.size() == 3) {
      node.save(path, Path.of(what.get(2)));
      if (json()) {
        return printJson(SavedFile.of(Path.of(what.get(2))));
      }
      print("Saved as %s", what.get(2));
    } else if (json()) {
      return printJson(photo(node, post, number));
    } else {
      print(
          "It is on your disk. Save it with: kith photo %s %d FILE",
          Posts.shortId(post.id()), number);
    }
    return Exit.OK;
  }

  private static PhotoView photo(ApiClient node, PostView post, int number) {
    return node.get("/posts/" + post.id(), PostView.class).photos().get(number - 1);
  }

  private static int number(PostView post, String text) {
    int number = Integer.parseInt(text);
    if (number < 1 || number > post.photos().size()) {
      throw CommandException.refused(
          "This post has %d photos. Give a number from 1.".formatted(post.photos().size()));
    }
    return number;
  }

  /** Asks, and waits until it is here; false if it is not and nobody waits for it. */
  private boolean get(ApiClient node, PostView post, int number, String path) {
    PhotoView.Rendition image = image(node.post(path, PhotoView.class));
    if (image.complete() || noWait) {
      return image.complete();
    }
    return Waiting.until(node, "photos", () -> arrived(node, post, number))
        .orElseThrow(CommandException::stopped);
  }

  private Optional<Boolean> arrived(ApiClient node, PostView post, int number) {
    PhotoView.Rendition image = image(photo(node, post, number));
    if (image.onDemand() || image.problem().isPresent()) {
      throw CommandException.refused(
          image.problem().orElse("Its author’s node does not have it any more."));
    }
    return Optional.of(true).filter(here -> image.complete());
  }

  private PhotoView.Rendition image(PhotoView photo) {
    return display ? photo.display() : photo.original();
  }
}
