package social.kith.web.api;

import social.kith.node.KithNode;

/** The person this node belongs to, and how the node is doing. */
final class ProfileRoutes implements Routes {
  private final KithNode node;

  record NameRequest(String name) {}

  ProfileRoutes(KithNode node) {
    this.node = node;
  }

  @Override
  public void addTo(Router router) {
    router.get("/profile", ctx -> Answers.json(ctx, node.profile()));
    router.put(
        "/profile",
        ctx -> Answers.json(ctx, node.setName(Answers.body(ctx, NameRequest.class).name())));
    router.get("/status", ctx -> Answers.json(ctx, node.status()));
  }
}
