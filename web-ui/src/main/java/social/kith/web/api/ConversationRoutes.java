package social.kith.web.api;

import io.javalin.http.Context;
import java.util.Optional;
import social.kith.node.NodeHost;
import social.kith.node.PostConversations;

/** What people say about posts. */
final class ConversationRoutes implements Routes {
  private final NodeHost host;

  record ReplyRequest(String text, Optional<String> parent) {}

  record ReactionRequest(String emoji) {}

  ConversationRoutes(NodeHost host) {
    this.host = host;
  }

  @Override
  public void addTo(Router router) {
    router.get(
        "/posts/{id}/conversation",
        ctx -> Answers.json(ctx, conversations().find(ctx.pathParam("id"))));
    router.post("/posts/{id}/replies", this::reply);
    router.delete(
        "/posts/{id}/replies/{reply}",
        ctx ->
            Answers.json(ctx, conversations().remove(ctx.pathParam("id"), ctx.pathParam("reply"))));
    router.put("/posts/{id}/reaction", this::react);
    router.delete(
        "/posts/{id}/reaction",
        ctx -> Answers.json(ctx, conversations().takeReactionBack(ctx.pathParam("id"))));
  }

  private PostConversations conversations() {
    return host.node().conversations();
  }

  private void reply(Context ctx) {
    ReplyRequest request = Answers.body(ctx, ReplyRequest.class);
    Optional<String> key = Optional.ofNullable(ctx.header("Idempotency-Key"));
    Answers.json(
        ctx,
        Answers.CREATED,
        conversations().reply(ctx.pathParam("id"), request.text(), request.parent(), key));
  }

  private void react(Context ctx) {
    String emoji = Answers.body(ctx, ReactionRequest.class).emoji();
    Answers.json(ctx, conversations().react(ctx.pathParam("id"), emoji));
  }
}
