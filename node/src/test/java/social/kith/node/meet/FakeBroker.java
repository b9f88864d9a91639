package social.kith.node.meet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import social.kith.node.loop.EventLoop;
import social.kith.node.meet.broker.Broker;
import social.kith.node.meet.broker.BrokerConnection;
import social.kith.node.meet.broker.BrokerConnector;
import social.kith.node.meet.broker.BrokerTrouble;

/** A broker without a network, which keeps everything that it sees. */
final class FakeBroker implements BrokerConnector {
  final List<Line> lines = new ArrayList<>();
  final List<Published> published = new ArrayList<>();
  private final EventLoop loop;
  boolean down;
  int tries;

  record Published(String topic, byte[] payload, long atMs) {}

  /** One connection. */
  final class Line implements BrokerConnection {
    final Listener listener;
    final Set<String> topics = new LinkedHashSet<>();
    final List<Integer> batches = new ArrayList<>();
    boolean closed;

    Line(Listener listener) {
      this.listener = listener;
    }

    @Override
    public void subscribe(Collection<String> more) {
      topics.addAll(more);
      batches.add(more.size());
      loop.execute(listener::subscribed);
    }

    @Override
    public void unsubscribe(Collection<String> fewer) {
      topics.removeAll(fewer);
    }

    @Override
    public void publish(String topic, byte[] payload) {
      published.add(new Published(topic, payload, loop.monotonicMs()));
      lines.stream()
          .filter(line -> line != this && !line.closed && line.topics.contains(topic))
          .forEach(line -> line.receives(topic, payload));
    }

    void receives(String topic, byte[] payload) {
      loop.execute(() -> listener.received(topic, payload.clone()));
    }

    @Override
    public boolean isBusy() {
      return false;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  FakeBroker(EventLoop loop) {
    this.loop = loop;
  }

  @Override
  public BrokerConnection connect(Broker broker, BrokerConnection.Listener listener) {
    tries++;
    Line line = new Line(listener);
    if (down) {
      line.closed = true;
      loop.execute(() -> listener.ended(BrokerTrouble.NO_ANSWER));
    } else {
      lines.add(line);
      loop.execute(listener::connected);
    }
    return line;
  }

  /** The newest connection. */
  Line line() {
    return lines.get(lines.size() - 1);
  }

  long open() {
    return lines.stream().filter(line -> !line.closed).count();
  }
}
