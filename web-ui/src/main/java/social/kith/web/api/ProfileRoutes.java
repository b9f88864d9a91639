package social.kith.web.api;

import social.kith.node.NodeHost;
import social.kith.node.SettingsView;

/** The person this node belongs to, what they chose, and how the node is doing. */
final class ProfileRoutes implements Routes {
  private final NodeHost host;

  record NameRequest(String name) {}

  ProfileRoutes(NodeHost host) {
    this.host = host;
  }

  @Override
  public void addTo(Router router) {
    router.get("/profile", ctx -> Answers.json(ctx, host.node().profile()));
    router.put(
        "/profile",
        ctx -> Answers.json(ctx, host.node().setName(Answers.body(ctx, NameRequest.class).name())));
    router.get("/settings", ctx -> Answers.json(ctx, host.node().settings()));
    router.put(
        "/settings",
        ctx ->
            Answers.json(ctx, host.node().changeSettings(Answers.body(ctx, SettingsView.class))));
    router.get("/status", ctx -> Answers.json(ctx, host.node().status()));
  }
}
