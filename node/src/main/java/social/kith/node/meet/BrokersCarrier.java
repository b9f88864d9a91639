package social.kith.node.meet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import social.kith.crypto.ContactId;
import social.kith.node.contact.ContactLink;
import social.kith.node.loop.EventLoop;
import social.kith.node.meet.broker.Broker;
import social.kith.node.meet.broker.BrokerConnector;

/**
 * Loop-owned. Finds contacts through MQTT brokers that both use, all of them at once. A broker sees
 * which two addresses use the same topic, and when; nothing of who they are or where they wait.
 */
final class BrokersCarrier implements Carrier {
  private final ContactId self;
  private final EventLoop loop;
  private final Exchange exchange;
  private final BrokerConnector connector;
  private final Consumer<List<BrokerState>> listener;
  private final List<BrokerRoute> routes = new ArrayList<>();
  private Collection<ContactLink> lost = List.of();
  private boolean closed;

  /**
   * Uses none until {@link #use}.
   *
   * @param listener hears how it stands with all of them when one changes
   */
  BrokersCarrier(
      ContactId self,
      EventLoop loop,
      Exchange exchange,
      BrokerConnector connector,
      Consumer<List<BrokerState>> listener) {
    this.self = self;
    this.loop = loop;
    this.exchange = exchange;
    this.connector = connector;
    this.listener = listener;
  }

  /** Uses these from now on, in this order, and no others. */
  void use(List<Broker> brokers) {
    List<BrokerRoute> before = List.copyOf(routes);
    routes.clear();
    for (Broker broker : brokers) {
      routes.add(
          before.stream()
              .filter(route -> route.broker().equals(broker))
              .findFirst()
              .orElseGet(() -> route(broker)));
    }
    before.stream().filter(route -> !routes.contains(route)).forEach(BrokerRoute::close);
    exchange.lookFor(lost);
    routes.forEach(route -> route.lookFor(lost));
    changed();
  }

  private BrokerRoute route(Broker broker) {
    return new BrokerRoute(broker, self, loop, exchange, connector, this::changed);
  }

  private void changed() {
    if (!closed) {
      listener.accept(routes.stream().map(BrokerRoute::state).toList());
    }
  }

  @Override
  public void lookFor(Collection<ContactLink> contacts) {
    lost = List.copyOf(contacts);
    if (routes.isEmpty()) {
      return;
    }
    exchange.lookFor(lost);
    routes.forEach(route -> route.lookFor(lost));
  }

  /** All is begun anew from where this machine is now. */
  @Override
  public void moved() {
    routes.forEach(BrokerRoute::moved);
  }

  /** This node can be reached elsewhere, too: all are told again, once. */
  void again() {
    routes.forEach(BrokerRoute::again);
  }

  /** Ends all connections for good. */
  @Override
  public void close() {
    closed = true;
    routes.forEach(BrokerRoute::close);
    routes.clear();
  }
}
