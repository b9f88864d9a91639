package social.kith.web.api;

import io.javalin.http.Context;
import social.kith.node.NodeHost;
import social.kith.node.StorageBudget;

/** What takes how much of the disk. */
final class StorageRoutes implements Routes {
  private final NodeHost host;

  StorageRoutes(NodeHost host) {
    this.host = host;
  }

  @Override
  public void addTo(Router router) {
    router.get("/storage", ctx -> Answers.json(ctx, host.node().storage().view()));
    router.put("/storage/budget", this::setBudget);
  }

  private void setBudget(Context ctx) {
    StorageBudget wished = Answers.body(ctx, StorageBudget.class);
    Answers.json(ctx, host.node().storage().setBudget(wished));
  }
}
