package social.kith.web.api;

import social.kith.node.KithNode;
import social.kith.node.SettingsView;

/** The person this node belongs to, what they chose, and how the node is doing. */
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
    router.get("/settings", ctx -> Answers.json(ctx, node.settings()));
    router.put(
        "/settings",
        ctx -> Answers.json(ctx, node.changeSettings(Answers.body(ctx, SettingsView.class))));
    router.get("/status", ctx -> Answers.json(ctx, node.status()));
  }
}
