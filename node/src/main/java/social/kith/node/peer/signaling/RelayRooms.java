package social.kith.node.peer.signaling;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who is in which room of a relay. Loop-owned. */
final class RelayRooms {
  /** A client's connection. */
  interface Client {
    /** Sends it a message. */
    void send(RelayMessage message);
  }

  /** One member's place in a room. */
  static final class Place {
    private final String room;
    private final String member;
    private final String seat;
    private Client client;

    Place(String room, String member, String seat, Client client) {
      this.room = room;
      this.member = member;
      this.seat = seat;
      this.client = client;
    }

    boolean isAt(String otherRoom, String otherMember) {
      return room.equals(otherRoom) && member.equals(otherMember);
    }

    /** Whether it is this client's; another connection of the same one may have taken it. */
    boolean isOf(Client other) {
      return client == other;
    }
  }

  private final int maxMembers;
  private final Map<String, Map<String, Place>> rooms = new HashMap<>();

  RelayRooms(int maxMembers) {
    this.maxMembers = maxMembers;
  }

  int size() {
    return rooms.size();
  }

  /**
   * Somebody comes. Who has the name already goes, unless it is the same seat: then a client that
   * lost its connection is back before that was noticed, and the others hear nothing.
   *
   * @return the place; none if the room is full
   */
  @Nullable Place join(Client client, RelayMessage join) {
    Map<String, Place> members = rooms.computeIfAbsent(join.room(), room -> new LinkedHashMap<>());
    @Nullable Place before = members.get(join.member());
    if (before != null && before.seat.equals(join.seat())) {
      before.client = client;
      client.send(RelayMessage.open(join.seat(), others(before)));
      return before;
    }
    if (before != null) {
      before.client.send(RelayMessage.of(RelayMessage.Type.CLOSED, before.seat));
      leave(before);
    }
    return enter(new Place(join.room(), join.member(), join.seat(), client));
  }

  private @Nullable Place enter(Place place) {
    Map<String, Place> members = rooms.computeIfAbsent(place.room, room -> new LinkedHashMap<>());
    if (members.size() >= maxMembers) {
      place.client.send(RelayMessage.of(RelayMessage.Type.CLOSED, place.seat));
      return null;
    }
    place.client.send(RelayMessage.open(place.seat, others(place)));
    members.put(place.member, place);
    tellOthers(place, seat -> RelayMessage.of(RelayMessage.Type.JOINED, seat, place.member));
    return place;
  }

  private List<String> others(Place place) {
    return members(place.room).keySet().stream()
        .filter(member -> !member.equals(place.member))
        .toList();
  }

  private Map<String, Place> members(String room) {
    return rooms.getOrDefault(room, Map.of());
  }

  /** Somebody goes; a place that is gone already is ignored. */
  void leave(Place place) {
    @Nullable Map<String, Place> members = rooms.get(place.room);
    if (members != null && members.remove(place.member, place)) {
      tellOthers(place, seat -> RelayMessage.of(RelayMessage.Type.LEFT, seat, place.member));
      if (members.isEmpty()) {
        rooms.remove(place.room);
      }
    }
  }

  /** Brings a text to one member, if it is there. */
  void send(Place from, String member, String text) {
    @Nullable Place to = members(from.room).get(member);
    if (to != null && to != from) {
      to.client.send(RelayMessage.text(RelayMessage.Type.TEXT, to.seat, from.member, text));
    }
  }

  /** Brings a text to all others. */
  void broadcast(Place from, String text) {
    tellOthers(from, seat -> RelayMessage.text(RelayMessage.Type.TEXT, seat, from.member, text));
  }

  private void tellOthers(Place place, Function<String, RelayMessage> message) {
    for (Place other : members(place.room).values()) {
      if (other != place) {
        other.client.send(message.apply(other.seat));
      }
    }
  }
}
