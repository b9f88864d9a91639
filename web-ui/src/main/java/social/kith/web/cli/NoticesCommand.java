package social.kith.web.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import social.kith.node.NoticeView;
import social.kith.node.NoticesView;

/** What others did. */
@Command(
    name = "notices",
    description = {
      "What others did: replies to your posts and to those you replied to, reactions to your posts,"
          + " contacts that you met, keys that changed. Not of people who are muted.",
      "What is new has a star. What is taken back is listed no more."
    })
final class NoticesCommand extends DataCommand {
  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many, 1 to 100. Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Option(names = "--seen", description = "And count them, and all before, as seen from now on.")
  private boolean seen;

  @Override
  int run(ApiClient node) {
    NoticesView found = node.get("/notices?limit=" + limit, NoticesView.class);
    if (seen && !found.notices().isEmpty()) {
      Map<String, ?> upTo = Map.of("upTo", found.notices().get(0).at());
      node.post("/notices/seen", upTo, NoticesView.class);
    }
    if (json()) {
      return printJson(found);
    }
    found.notices().forEach(it -> print("%s", describe(it)));
    print(found.notices().isEmpty() ? "Nothing so far." : "%d new.", found.unseen());
    return Exit.OK;
  }

  private static String describe(NoticeView notice) {
    String text = notice.text().map(it -> ": " + Terminal.cleanLine(it)).orElse("");
    return "%s %s  %s%s"
        .formatted(
            notice.seen() ? " " : "*",
            Terminal.time(notice.at()),
            Talk.name(notice.who()) + " " + deed(notice),
            text);
  }

  private static String deed(NoticeView notice) {
    return switch (notice.kind()) {
      case REPLY -> "replied to " + post(notice);
      case REACTION -> "reacted with " + notice.emoji().orElse("") + " to " + post(notice);
      case INVITE_USED -> "used your invite";
      case CONFIRMED -> "confirmed you";
      case KEY_CHANGED -> "has another key: see kith key-change";
      case CALL_MISSED -> "called, and you did not answer";
    };
  }

  private static String post(NoticeView notice) {
    return (notice.ownPost() ? "your post " : "a post you replied to, ")
        + notice.postId().map(Posts::shortId).orElse("");
  }
}
