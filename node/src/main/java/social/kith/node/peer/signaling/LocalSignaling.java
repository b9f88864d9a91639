package social.kith.node.peer.signaling;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rooms within one virtual machine. */
public final class LocalSignaling implements SignalingTransport {
  private final Executor executor;
  // Only on the executor.
  private final Map<String, Map<String, Place>> rooms = new LinkedHashMap<>();
  private volatile boolean closed;

  /**
   * Makes one without rooms.
   *
   * @param executor runs listeners, one after another, on a thread that is not the caller's
   */
  public LocalSignaling(Executor executor) {
    this.executor = executor;
  }

  @Override
  public RoomMembership join(String room, String member, RoomListener listener) {
    Place place = new Place(Names.require(room), Names.require(member), listener);
    if (closed) {
      throw new IllegalStateException("the transport is closed");
    }
    ListenerGate.execute(executor, () -> enter(place));
    return place;
  }

  private void enter(Place place) {
    if (closed) {
      place.gate.closed();
      return;
    }
    @Nullable Place before = members(place.room).get(place.member);
    if (before != null) {
      before.gate.closed();
      leave(before);
    }
    place.gate.opened(List.copyOf(members(place.room).keySet()));
    rooms.computeIfAbsent(place.room, name -> new LinkedHashMap<>()).put(place.member, place);
    tellOthers(place, other -> other.joined(place.member));
  }

  private void leave(Place place) {
    if (isIn(place)) {
      tellOthers(place, other -> other.left(place.member));
      members(place.room).remove(place.member);
      if (members(place.room).isEmpty()) {
        rooms.remove(place.room);
      }
    }
  }

  private Map<String, Place> members(String room) {
    return rooms.getOrDefault(room, Map.of());
  }

  private boolean isIn(Place place) {
    return members(place.room).get(place.member) == place;
  }

  private void tellOthers(Place place, Consumer<ListenerGate> what) {
    for (Place other : members(place.room).values()) {
      if (other != place) {
        what.accept(other.gate);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    ListenerGate.execute(
        executor,
        () -> {
          rooms.values().forEach(room -> room.values().forEach(place -> place.gate.closed()));
          rooms.clear();
        });
  }

  private final class Place implements RoomMembership {
    private final String room;
    private final String member;
    private final ListenerGate gate;

    Place(String room, String member, RoomListener listener) {
      this.room = room;
      this.member = member;
      this.gate = new ListenerGate(listener, executor);
    }

    @Override
    public void send(String to, String text) {
      Names.requireText(text, maxTextCharacters());
      ListenerGate.execute(
          executor,
          () -> {
            @Nullable Place other = members(room).get(to);
            if (other != null && other != this && isIn(this)) {
              other.gate.text(member, text);
            }
          });
    }

    @Override
    public void broadcast(String text) {
      Names.requireText(text, maxTextCharacters());
      ListenerGate.execute(
          executor,
          () -> {
            if (isIn(this)) {
              tellOthers(this, other -> other.text(member, text));
            }
          });
    }

    @Override
    public void close() {
      gate.mute();
      ListenerGate.execute(executor, () -> leave(this));
    }
  }
}
