package social.kith.node.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import social.kith.node.check.Finding.Grade;
import social.kith.node.loop.EventLoop;
import social.kith.node.meet.Topic;
import social.kith.node.meet.broker.Broker;
import social.kith.node.meet.broker.BrokerConnection;
import social.kith.node.meet.broker.BrokerConnector;
import social.kith.node.meet.broker.BrokerTrouble;

/**
 * Whether the MQTT brokers that the person chose let this node in, listen and publish: each is
 * tried over a connection of its own, on a topic that nobody else uses.
 */
public final class BrokersCheck implements Check {
  private static final Duration LIMIT = Duration.ofSeconds(12);

  /** As much as is published when somebody is looked for. */
  private static final int PAYLOAD_BYTES = 4_096;

  private final Supplier<List<Broker>> brokers;
  private final BrokerConnector connector;
  private final EventLoop loop;
  private final Duration limit;

  /**
   * Of a running node.
   *
   * @param brokers those that the person chose
   * @param connector calls its listeners on the loop
   */
  public BrokersCheck(Supplier<List<Broker>> brokers, BrokerConnector connector, EventLoop loop) {
    this(brokers, connector, loop, LIMIT);
  }

  BrokersCheck(
      Supplier<List<Broker>> brokers, BrokerConnector connector, EventLoop loop, Duration limit) {
    this.brokers = brokers;
    this.connector = connector;
    this.loop = loop;
    this.limit = limit;
  }

  @Override
  public String id() {
    return "brokers";
  }

  @Override
  public String title() {
    return "MQTT brokers";
  }

  @Override
  public List<Finding> run() {
    List<Try> tries = brokers.get().stream().map(Try::new).toList();
    if (tries.isEmpty()) {
      return found(Grade.OK, "None is chosen, so none is asked.");
    }
    tries.forEach(Try::begin);
    List<Finding> found = new ArrayList<>();
    for (Try tried : tries) {
      Optional<BrokerTrouble> trouble = tried.outcome.join();
      loop.execute(tried::end);
      String at = tried.broker.address().toString();
      found.addAll(
          trouble.isEmpty()
              ? found(Grade.OK, at + " lets this node in, listen and publish.")
              : found(Grade.FAIL, at + ": " + trouble.get().words()));
    }
    return found;
  }

  /** One connection, until something was published over it. */
  private final class Try implements BrokerConnection.Listener {
    private final Broker broker;
    private final String topic = Topic.ofNobody();
    private final CompletableFuture<Optional<BrokerTrouble>> outcome = new CompletableFuture<>();
    private @Nullable BrokerConnection connection;

    Try(Broker broker) {
      this.broker = broker;
    }

    void begin() {
      var unused =
          outcome.completeOnTimeout(
              Optional.of(BrokerTrouble.NO_ANSWER), limit.toMillis(), TimeUnit.MILLISECONDS);
      loop.execute(() -> connection = connector.connect(broker, this));
    }

    void end() {
      if (connection != null) {
        connection.close();
      }
    }

    @Override
    public void connected() {
      if (connection != null) {
        connection.subscribe(List.of(topic));
      }
    }

    @Override
    public void subscribed() {
      if (connection != null) {
        connection.publish(topic, new byte[PAYLOAD_BYTES]);
      }
    }

    @Override
    public void published() {
      outcome.complete(Optional.empty());
    }

    @Override
    public void received(String topic, byte[] payload) {
      // Nobody knows the topic; what a broker makes up is nothing.
    }

    @Override
    public void ended(BrokerTrouble why) {
      outcome.complete(Optional.of(why));
    }
  }
}
