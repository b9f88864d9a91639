package social.kith.web.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import social.kith.node.NodeBackup;
import social.kith.node.NodeHost;
import social.kith.node.RecoveryAnswer;

/**
 * Recovery words and backups. What is secret is asked for with POST, so that no address holds it
 * and nothing fetches it ahead.
 */
final class RecoveryRoutes implements Routes {
  private final NodeHost host;

  record CheckRequest(List<RecoveryAnswer> answers) {}

  RecoveryRoutes(NodeHost host) {
    this.host = host;
  }

  @Override
  public void addTo(Router router) {
    router.get("/recovery", ctx -> Answers.json(ctx, host.node().recovery().view()));
    router.post("/recovery/words", ctx -> Answers.json(ctx, host.node().recovery().words()));
    router.post("/recovery/check", this::check);
    router.post(
        "/recovery/age-identity", ctx -> Answers.json(ctx, host.node().recovery().ageIdentity()));
    router.get("/backup", this::backup);
  }

  private void check(Context ctx) {
    CheckRequest request = Answers.body(ctx, CheckRequest.class);
    Answers.json(ctx, host.node().recovery().check(request.answers()));
  }

  private void backup(Context ctx) throws IOException {
    if (ctx.method().name().equals("HEAD")) {
      Downloads.describe(ctx, NodeBackup.fileName());
      return;
    }
    try (NodeBackup backup = host.node().recovery().beginBackup()) {
      Downloads.send(ctx, NodeBackup.fileName(), backup::writeTo);
    }
  }
}
