package social.kith.web.api;

import java.util.List;
import social.kith.node.IceServerView;
import social.kith.node.NodeHost;

/** Live streams and calls, but for taking part in them, which a socket is for. */
final class LiveRoutes implements Routes {
  private final NodeHost host;

  record IceServersRequest(List<IceServerView> servers) {}

  LiveRoutes(NodeHost host) {
    this.host = host;
  }

  @Override
  public void addTo(Router router) {
    router.get("/ice-servers", ctx -> Answers.json(ctx, host.node().live().iceServers().all()));
    router.put(
        "/ice-servers",
        ctx -> {
          List<IceServerView> wished = Answers.body(ctx, IceServersRequest.class).servers();
          Answers.json(ctx, host.node().live().iceServers().choose(wished));
        });
    router.get("/live", ctx -> Answers.json(ctx, host.node().live().view()));
    router.delete(
        "/live/{id}",
        ctx -> {
          host.node().live().end(ctx.pathParam("id"));
          ctx.status(Answers.NO_CONTENT);
        });
    router.post(
        "/live/{id}/decline",
        ctx -> {
          host.node().live().decline(ctx.pathParam("id"));
          Answers.json(ctx, host.node().live().view());
        });
    router.delete(
        "/live/{id}/audience/{contactId}",
        ctx -> {
          host.node().live().dismiss(ctx.pathParam("id"), ctx.pathParam("contactId"));
          ctx.status(Answers.NO_CONTENT);
        });
  }
}
