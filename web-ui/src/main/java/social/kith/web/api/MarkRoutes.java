package social.kith.web.api;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import social.kith.node.Marks;
import social.kith.node.NodeHost;
import social.kith.web.http.ProblemException;

/** What is read, pinned and muted. */
final class MarkRoutes implements Routes {
  private final NodeHost host;

  record ReadRequest(Optional<List<String>> ids, Optional<Boolean> all) {}

  MarkRoutes(NodeHost host) {
    this.host = host;
  }

  @Override
  public void addTo(Router router) {
    router.post("/posts/read", this::read);
    router.get("/pins", ctx -> Answers.json(ctx, marks().pinned()));
    router.put("/posts/{id}/pin", ctx -> Answers.json(ctx, marks().pin(ctx.pathParam("id"))));
    router.delete("/posts/{id}/pin", ctx -> Answers.json(ctx, marks().unpin(ctx.pathParam("id"))));
    router.put("/contacts/{id}/mute", ctx -> Answers.json(ctx, marks().mute(ctx.pathParam("id"))));
    router.delete(
        "/contacts/{id}/mute", ctx -> Answers.json(ctx, marks().unmute(ctx.pathParam("id"))));
  }

  private Marks marks() {
    return host.node().marks();
  }

  private void read(Context ctx) {
    ReadRequest request = Answers.body(ctx, ReadRequest.class);
    boolean all = request.all().orElse(false);
    if (all == request.ids().isPresent()) {
      throw new ProblemException(
          Answers.UNPROCESSABLE, "Send “ids”, or “all” as true, and not both.");
    }
    long unread = request.ids().map(marks()::read).orElseGet(marks()::readAll);
    Answers.json(ctx, new Unread(unread));
  }

  /** How many posts of contacts are not read. */
  record Unread(long unread) {}
}
