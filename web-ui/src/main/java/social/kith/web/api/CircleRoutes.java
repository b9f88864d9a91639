package social.kith.web.api;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import social.kith.node.NodeHost;

/** Named sets of contacts. */
final class CircleRoutes implements Routes {
  private final NodeHost host;

  record CircleRequest(String name, Optional<List<String>> members) {}

  record CircleNameRequest(String name) {}

  record MemberRequest(Optional<Boolean> olderPosts) {}

  CircleRoutes(NodeHost host) {
    this.host = host;
  }

  @Override
  public void addTo(Router router) {
    router.get("/circles", ctx -> Answers.json(ctx, host.node().circles().all()));
    router.post("/circles", this::create);
    router.get(
        "/circles/{id}", ctx -> Answers.json(ctx, host.node().circles().find(ctx.pathParam("id"))));
    router.put("/circles/{id}", this::rename);
    router.delete(
        "/circles/{id}",
        ctx -> {
          host.node().circles().delete(ctx.pathParam("id"));
          ctx.status(Answers.NO_CONTENT);
        });
    router.put("/circles/{id}/members/{contactId}", this::add);
    router.delete(
        "/circles/{id}/members/{contactId}",
        ctx ->
            Answers.json(
                ctx,
                host.node().circles().remove(ctx.pathParam("id"), ctx.pathParam("contactId"))));
  }

  private void create(Context ctx) {
    CircleRequest request = Answers.body(ctx, CircleRequest.class);
    Answers.json(
        ctx,
        Answers.CREATED,
        host.node().circles().create(request.name(), request.members().orElse(List.of())));
  }

  private void rename(Context ctx) {
    String name = Answers.body(ctx, CircleNameRequest.class).name();
    Answers.json(ctx, host.node().circles().rename(ctx.pathParam("id"), name));
  }

  private void add(Context ctx) {
    boolean olderPosts = Answers.body(ctx, MemberRequest.class).olderPosts().orElse(false);
    Answers.json(
        ctx,
        host.node().circles().add(ctx.pathParam("id"), ctx.pathParam("contactId"), olderPosts));
  }
}
