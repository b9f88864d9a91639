package social.kith.web.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import social.kith.node.FeedPage;

/** The newest posts. */
@Command(name = "feed", description = "Show posts, newest first.")
final class FeedCommand extends DataCommand {
  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many, 1 to 100. Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Option(
      names = "--cursor",
      paramLabel = "CURSOR",
      description = "Go on where an earlier page ended.")
  private Optional<String> cursor = Optional.empty();

  @Override
  int run(ApiClient node) {
    String more =
        cursor.map(c -> "&cursor=" + URLEncoder.encode(c, StandardCharsets.UTF_8)).orElse("");
    FeedPage page = node.get("/posts?limit=" + limit + more, FeedPage.class);
    if (json()) {
      return printJson(page);
    }
    if (page.posts().isEmpty()) {
      print("There are no posts here. Share one with: kith post --text TEXT --to NAME");
    }
    page.posts().forEach(post -> print("%s", Posts.describe(post)));
    page.older().ifPresent(c -> print("Older ones: kith feed --cursor %s", c));
    return Exit.OK;
  }
}
