package social.kith.web.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import social.kith.node.FeedPage;
import social.kith.node.PostView;
import social.kith.node.ProfileView;

/** The newest posts. */
@Command(
    name = "feed",
    description =
        "Show posts, newest first: all, or those of a person, a circle, a day, and so on.")
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

  @ArgGroup private Choice choice = new Choice();

  /** Which posts, if not all. */
  static final class Choice {
    @Option(names = "--from", paramLabel = "WHO", description = "Those of one contact, or: me.")
    private Optional<String> from = Optional.empty();

    @Option(
        names = "--circle",
        paramLabel = "CIRCLE",
        description = "Those of who is in a circle, and yours that were shared with it.")
    private Optional<String> circle = Optional.empty();

    @Option(
        names = "--on-this-day",
        paramLabel = "MM-DD",
        arity = "0..1",
        fallbackValue = "today",
        description = "Those of this day in earlier years, or of another day.")
    private Optional<String> day = Optional.empty();

    @Option(names = "--photos", description = "Those with photos.")
    private boolean photos;

    @Option(names = "--unread", description = "Those that you have not read.")
    private boolean unread;

    @Option(names = "--pinned", description = "Those that you pinned.")
    private boolean pinned;

    private String query(ApiClient node) {
      if (from.isPresent()) {
        return "&author=" + author(node, from.get());
      }
      if (circle.isPresent()) {
        return "&circle=" + Circles.require(node, circle.get()).id();
      }
      if (day.isPresent()) {
        return "&day=" + encode(day.get().equals("today") ? today() : day.get());
      }
      return photos ? "&photos=true" : unread ? "&unread=true" : "";
    }

    private static String author(ApiClient node, String who) {
      return who.equals("me")
          ? node.get("/profile", ProfileView.class).id()
          : People.require(node, who).id();
    }

    private static String today() {
      return MonthDay.now(ZoneId.systemDefault()).toString().substring(2);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  int run(ApiClient node) {
    FeedPage page = choice.pinned ? pinned(node) : page(node);
    if (json()) {
      return printJson(page);
    }
    if (page.posts().isEmpty()) {
      print("There are no such posts here. Share one with: kith post --text TEXT --to NAME");
    }
    page.posts().forEach(post -> print("%s", Posts.describe(post)));
    page.older().ifPresent(c -> print("Older ones: the same with --cursor %s", c));
    return Exit.OK;
  }

  private FeedPage page(ApiClient node) {
    String more = cursor.map(c -> "&cursor=" + encode(c)).orElse("");
    return node.get("/posts?limit=" + limit + choice.query(node) + more, FeedPage.class);
  }

  private static FeedPage pinned(ApiClient node) {
    return new FeedPage(node.list("/pins", PostView.class), Optional.empty(), Optional.empty());
  }
}
