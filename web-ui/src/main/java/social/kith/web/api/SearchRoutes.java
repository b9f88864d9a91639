package social.kith.web.api;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import social.kith.node.NodeHost;
import social.kith.node.SearchPage;
import social.kith.web.http.ProblemException;

/** Posts by their words. */
final class SearchRoutes implements Routes {
  private final NodeHost host;

  SearchRoutes(NodeHost host) {
    this.host = host;
  }

  @Override
  public void addTo(Router router) {
    router.get("/search", this::search);
  }

  private void search(Context ctx) {
    String words =
        Answers.parameter(ctx, "words")
            .orElseThrow(
                () ->
                    new ProblemException(
                        Answers.UNPROCESSABLE, "“words” is missing. Send the words to look for."));
    Optional<String> cursor = Answers.parameter(ctx, "cursor");
    int limit = Answers.limit(ctx);
    SearchPage page = host.node().search().find(words, cursor, limit);
    page.older()
        .ifPresent(
            older ->
                ctx.header(
                    "Link",
                    "<%s/search?words=%s&cursor=%s&limit=%d>; rel=\"next\""
                        .formatted(Router.PREFIX, encode(words), encode(older), limit)));
    Answers.json(ctx, page);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
