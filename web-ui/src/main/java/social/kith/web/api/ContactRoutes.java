package social.kith.web.api;

import social.kith.node.KithNode;

/** The people this node is paired with. */
final class ContactRoutes implements Routes {
  private final KithNode node;

  ContactRoutes(KithNode node) {
    this.node = node;
  }

  @Override
  public void addTo(Router router) {
    router.get("/contacts", ctx -> Answers.json(ctx, node.contacts()));
    router.get("/contacts/{id}", ctx -> Answers.json(ctx, node.contact(ctx.pathParam("id"))));
    router.post(
        "/contacts/{id}/confirm",
        ctx -> Answers.json(ctx, node.confirmContact(ctx.pathParam("id"))));
    router.post("/contacts/{id}/dial", ctx -> Answers.json(ctx, node.dialNow(ctx.pathParam("id"))));
    router.delete(
        "/contacts/{id}",
        ctx -> {
          node.removeContact(ctx.pathParam("id"));
          ctx.status(Answers.NO_CONTENT);
        });
  }
}
