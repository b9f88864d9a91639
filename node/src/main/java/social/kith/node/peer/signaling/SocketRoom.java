package social.kith.node.peer.signaling;

import java.util.UUID;

/** One place in a room of a relay. */
final class SocketRoom implements RoomMembership {
  private final SocketSignaling transport;
  private final String seat = UUID.randomUUID().toString();
  private final String room;
  private final String member;
  private final ListenerGate gate;

  SocketRoom(SocketSignaling transport, String room, String member, ListenerGate gate) {
    this.transport = transport;
    this.room = room;
    this.member = member;
    this.gate = gate;
  }

  String seat() {
    return seat;
  }

  ListenerGate gate() {
    return gate;
  }

  RelayMessage joinMessage() {
    return RelayMessage.join(seat, room, member);
  }

  /** What a relay says of this place; what only clients say is ignored. */
  void heard(RelayMessage message) {
    switch (message.type()) {
      case OPEN -> gate.opened(message.members());
      case JOINED -> gate.joined(message.member());
      case LEFT -> gate.left(message.member());
      case TEXT -> gate.text(message.member(), message.text());
      case CLOSED -> gate.closed();
      default -> {}
    }
  }

  @Override
  public void send(String to, String text) {
    Names.requireText(text, transport.maxTextCharacters());
    if (Names.isName(to)) {
      transport.sendFrom(this, RelayMessage.text(RelayMessage.Type.SEND, seat, to, text));
    }
  }

  @Override
  public void broadcast(String text) {
    Names.requireText(text, transport.maxTextCharacters());
    transport.sendFrom(this, RelayMessage.text(RelayMessage.Type.BROADCAST, seat, "", text));
  }

  @Override
  public void close() {
    gate.mute();
    transport.leave(this);
  }
}
