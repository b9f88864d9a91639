package social.kith.web.api;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.Optional;
import social.kith.node.NodeHost;
import social.kith.node.Notices;
import social.kith.web.http.ProblemException;

/** What others did that the person would want to know of. */
final class NoticeRoutes implements Routes {
  private final NodeHost host;

  record SeenNoticesRequest(Optional<Instant> upTo) {}

  NoticeRoutes(NodeHost host) {
    this.host = host;
  }

  @Override
  public void addTo(Router router) {
    router.get("/notices", ctx -> Answers.json(ctx, notices().find(Answers.limit(ctx))));
    router.post("/notices/seen", this::seen);
  }

  private Notices notices() {
    return host.node().marks().notices();
  }

  private void seen(Context ctx) {
    Instant upTo =
        Answers.body(ctx, SeenNoticesRequest.class)
            .upTo()
            .orElseThrow(
                () ->
                    new ProblemException(
                        Answers.UNPROCESSABLE,
                        "“upTo” is missing. Send “at” of the newest notice that was seen."));
    Answers.json(ctx, notices().seen(upTo));
  }
}
