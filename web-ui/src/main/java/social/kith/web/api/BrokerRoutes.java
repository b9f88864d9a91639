package social.kith.web.api;

import java.util.List;
import social.kith.node.BrokerWish;
import social.kith.node.NodeHost;

/** The MQTT brokers through which contacts who moved are found. */
final class BrokerRoutes implements Routes {
  private final NodeHost host;

  record BrokersRequest(List<BrokerWish> brokers) {}

  BrokerRoutes(NodeHost host) {
    this.host = host;
  }

  @Override
  public void addTo(Router router) {
    router.get("/brokers", ctx -> Answers.json(ctx, host.node().brokers().all()));
    router.put(
        "/brokers",
        ctx -> {
          List<BrokerWish> wished = Answers.body(ctx, BrokersRequest.class).brokers();
          Answers.json(ctx, host.node().brokers().choose(wished));
        });
  }
}
