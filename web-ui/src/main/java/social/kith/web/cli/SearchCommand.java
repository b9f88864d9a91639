package social.kith.web.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import social.kith.node.FoundInView;
import social.kith.node.PostView;
import social.kith.node.SearchPage;

/** Posts by their words. */
@Command(
    name = "search",
    description = {
      "Find posts that have all the words: in the text, in the description of a photo, in the name"
          + " of who wrote it, or as the date (2026, 2026-05 or 2026-05-31).",
      "Or that have a reply with all of the words.",
      "The beginning of the last word is enough."
    })
final class SearchCommand extends DataCommand {
  @Parameters(paramLabel = "WORD", arity = "1..*", description = "What to look for.")
  private List<String> words = List.of();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many posts, 1 to 100. Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Option(
      names = "--cursor",
      paramLabel = "CURSOR",
      description = "Go on where an earlier page ended.")
  private Optional<String> cursor = Optional.empty();

  @Override
  int run(ApiClient node) {
    String more = cursor.map(c -> "&cursor=" + encode(c)).orElse("");
    String query = encode(String.join(" ", words));
    SearchPage page =
        node.get("/search?words=" + query + "&limit=" + limit + more, SearchPage.class);
    if (json()) {
      return printJson(page);
    }
    page.posts().forEach(post -> print("%s", describe(post, page)));
    if (page.posts().isEmpty()) {
      print("No post here has all of these words.");
    }
    if (!page.complete()) {
      print("Older posts are still being read since the start: search again in a moment.");
    }
    page.older().ifPresent(c -> print("Older ones: the same with --cursor %s", c));
    return Exit.OK;
  }

  private static String describe(PostView post, SearchPage page) {
    String places =
        page.foundIn().stream()
            .filter(it -> it.postId().equals(post.id()))
            .map(it -> "\n    found " + place(it, post))
            .collect(Collectors.joining());
    return Posts.describe(post) + places;
  }

  private static String place(FoundInView found, PostView post) {
    return found
        .reply()
        .map(
            it ->
                (it.writer().own()
                        ? "in a reply of yours"
                        : "in a reply of " + Talk.name(it.writer()))
                    + ": "
                    + Terminal.cleanLine(it.text()))
        .orElseGet(
            () ->
                "in the description of a photo: "
                    + Terminal.cleanLine(post.photos().get(found.photo().orElseThrow()).alt()));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
