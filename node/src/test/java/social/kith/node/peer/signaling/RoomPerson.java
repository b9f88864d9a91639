package social.kith.node.peer.signaling;

import static social.kith.node.peer.signaling.HeardRoom.until;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import social.kith.node.peer.Peer;
import social.kith.node.peer.PeerConnectionFactory;
import social.kith.node.peer.TestLoop;

/** Somebody in a peer room, who remembers all events. */
final class RoomPerson implements AutoCloseable {
  final String name;
  final TestLoop loop;
  final LoopbackSignaling transport;
  final List<RoomEvent> events = new CopyOnWriteArrayList<>();
  PeerRoom room;

  RoomPerson(String name, TestLoop loop, SignalingTransport transport) {
    this.name = name;
    this.loop = loop;
    this.transport = new LoopbackSignaling(transport);
  }

  RoomPerson join(PeerConnectionFactory factory) {
    return join(factory, config -> config);
  }

  RoomPerson join(PeerConnectionFactory factory, UnaryOperator<RoomConfig> changed) {
    events.clear();
    RoomConfig config = new RoomConfig("room", name, transport::on, 16);
    room = PeerRoom.join(factory, transport, changed.apply(config), loop);
    room.on(RoomEvent.class, events::add);
    return this;
  }

  <E extends RoomEvent> List<E> all(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The peers that were connected to a member, one after another. */
  List<Peer> connected(RoomPerson other) {
    return all(RoomEvent.Connected.class).stream()
        .filter(event -> event.member().equals(other.name))
        .map(RoomEvent.Connected::peer)
        .toList();
  }

  void awaitConnected(RoomPerson... others) {
    for (RoomPerson other : others) {
      until(() -> !connected(other).isEmpty());
    }
  }

  long lefts(RoomPerson other) {
    return all(RoomEvent.Left.class).stream().filter(e -> e.member().equals(other.name)).count();
  }

  long joins(RoomPerson other) {
    return all(RoomEvent.Joined.class).stream().filter(e -> e.member().equals(other.name)).count();
  }

  /** Texts that came over channels, with who sent them. */
  List<String> texts() {
    return all(RoomEvent.Message.class).stream()
        .map(m -> m.member() + ": " + new String(m.data(), StandardCharsets.UTF_8))
        .toList();
  }

  void awaitText(RoomPerson from, String text) {
    until(() -> texts().contains(from.name + ": " + text));
  }

  @Override
  public void close() {
    if (room != null) {
      room.close();
      until(() -> !all(RoomEvent.Closed.class).isEmpty());
    }
  }
}
