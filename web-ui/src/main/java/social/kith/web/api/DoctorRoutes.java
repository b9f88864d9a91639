package social.kith.web.api;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import social.kith.node.CheckView;
import social.kith.node.NodeHost;
import social.kith.web.http.PagePort;

/** What is wrong with the node, and what to do. */
final class DoctorRoutes implements Routes {
  private final NodeHost host;

  DoctorRoutes(NodeHost host) {
    this.host = host;
  }

  @Override
  public void addTo(Router router) {
    router.get("/doctor", this::check);
  }

  private void check(Context ctx) {
    List<CheckView> found = new ArrayList<>();
    found.add(PagePort.answering(ctx.req().getLocalPort()));
    found.addAll(host.node().doctor().run());
    Answers.json(ctx, found);
  }
}
