package social.kith.node.peer.signaling;

import java.util.ArrayList;
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
    Names.require(room);
    Names.require(member);
    if (closed) {
      throw new IllegalStateException("the transport is closed");
    }
    Place place = new Place(room, member, listener);
    executor.execute(() -> enter(place));
    return place;
  }

  private void enter(Place place) {
    Map<String, Place> members = rooms.computeIfAbsent(place.room, unused -> new LinkedHashMap<>());
    @Nullable Place before = members.get(place.member);
    if (before != null) {
      before.listener.onClosed();
      leave(before);
      members = rooms.computeIfAbsent(place.room, unused -> new LinkedHashMap<>());
    }
    List<String> others = List.copyOf(members.keySet());
    tell(place, other -> other.listener.onJoined(place.member));
    members.put(place.member, place);
    place.listener.onOpen(others);
  }

  private void leave(Place place) {
    Map<String, Place> members = rooms.getOrDefault(place.room, Map.of());
    if (members.get(place.member) == place) {
      members.remove(place.member);
      tell(place, other -> other.listener.onLeft(place.member));
      if (members.isEmpty()) {
        rooms.remove(place.room);
      }
    }
  }

  /** Tells all members of its room but itself. */
  private void tell(Place place, Consumer<Place> what) {
    for (Place other : new ArrayList<>(rooms.getOrDefault(place.room, Map.of()).values())) {
      if (other != place) {
        what.accept(other);
      }
    }
  }

  private boolean isIn(Place place) {
    return rooms.getOrDefault(place.room, Map.of()).get(place.member) == place;
  }

  @Override
  public void close() {
    closed = true;
    executor.execute(
        () -> {
          List<Place> all = rooms.values().stream().flatMap(r -> r.values().stream()).toList();
          rooms.clear();
          all.forEach(place -> place.listener.onClosed());
        });
  }

  private final class Place implements RoomMembership {
    private final String room;
    private final String member;
    private final RoomListener listener;

    Place(String room, String member, RoomListener listener) {
      this.room = room;
      this.member = member;
      this.listener = listener;
    }

    @Override
    public void send(String to, String text) {
      Names.requireText(text);
      executor.execute(
          () -> {
            @Nullable Place other = rooms.getOrDefault(room, Map.of()).get(to);
            if (other != null && isIn(this)) {
              other.listener.onText(member, text);
            }
          });
    }

    @Override
    public void broadcast(String text) {
      Names.requireText(text);
      executor.execute(
          () -> {
            if (isIn(this)) {
              tell(this, other -> other.listener.onText(member, text));
            }
          });
    }

    @Override
    public void close() {
      executor.execute(() -> leave(this));
    }
  }
}
