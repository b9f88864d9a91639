package social.kith.web.api;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.MonthDay;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import social.kith.node.FeedChoice;
import social.kith.web.http.ProblemException;

/**
 * Which posts a request for the feed wants.
 *
 * @param choice the posts
 * @param rest what the address of a further page has for that, after its cursor
 */
record FeedQuery(FeedChoice choice, String rest) {
  private static final String[] NAMES = {"newer", "author", "circle", "day", "photos", "unread"};

  /** Of at most one of the parameters; of none, it is the whole feed. */
  static FeedQuery of(Context ctx) {
    requireOne(ctx, NAMES);
    return find(ctx, "author")
        .or(() -> find(ctx, "circle"))
        .or(() -> find(ctx, "day"))
        .or(() -> find(ctx, "photos"))
        .or(() -> find(ctx, "unread"))
        .orElse(new FeedQuery(FeedChoice.ALL, ""));
  }

  /** Refuses a request that has more than one of these parameters. */
  static void requireOne(Context ctx, String... names) {
    List<String> given =
        Arrays.stream(names).filter(name -> Answers.parameter(ctx, name).isPresent()).toList();
    if (given.size() > 1) {
      throw new ProblemException(
          Answers.UNPROCESSABLE,
          "Both “%s” and “%s” are given. Send one of them.".formatted(given.get(0), given.get(1)));
    }
  }

  /** Whether it is the whole feed, which alone has pages towards now. */
  boolean isWhole() {
    return choice.equals(FeedChoice.ALL);
  }

  private static Optional<FeedQuery> find(Context ctx, String name) {
    return Answers.parameter(ctx, name)
        .map(
            value ->
                new FeedQuery(
                    choice(name, value),
                    "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
  }

  private static FeedChoice choice(String name, String value) {
    return switch (name) {
      case "author" -> new FeedChoice.By(value);
      case "circle" -> new FeedChoice.Circle(value);
      case "day" -> new FeedChoice.OnThisDay(day(value));
      default -> {
        if (!value.equals("true")) {
          throw new ProblemException(
              Answers.UNPROCESSABLE,
              "“%s” is not “true”. Send that, or leave it out.".formatted(name));
        }
        yield name.equals("photos") ? FeedChoice.PHOTOS : FeedChoice.UNREAD;
      }
    };
  }

  private static MonthDay day(String value) {
    try {
      return MonthDay.parse("--" + value);
    } catch (DateTimeParseException e) {
      throw new ProblemException(
          Answers.UNPROCESSABLE, "“day” is no day of the year. Send one as in 05-31.");
    }
  }
}
