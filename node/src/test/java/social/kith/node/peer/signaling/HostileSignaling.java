package social.kith.node.peer.signaling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** A transport that a test decides everything about. On the executor. */
final class HostileSignaling implements SignalingTransport {
  /** A text on its way. */
  record Carried(String room, String from, String to, String text) {}

  final List<Carried> all = new ArrayList<>();

  /** What is done with a text; to bring it is {@link #bring}. */
  Consumer<Carried> on = this::bring;

  private final Executor executor;
  private final Map<String, RoomListener> listeners = new LinkedHashMap<>();

  HostileSignaling(Executor executor) {
    this.executor = executor;
  }

  private static String place(String room, String member) {
    return room + "/" + member;
  }

  /** What the member hears in the room, said by nobody but the test. */
  RoomListener at(String room, String member) {
    return listeners.getOrDefault(place(room, member), new RoomListener() {});
  }

  void bring(Carried carried) {
    at(carried.room(), carried.to()).onText(carried.from(), carried.text());
  }

  /** Tells two members of each other. */
  void introduce(String room, String one, String two) {
    at(room, one).onJoined(two);
    at(room, two).onJoined(one);
  }

  @Override
  public RoomMembership join(String room, String member, RoomListener listener) {
    executor.execute(
        () -> {
          listeners.put(place(room, member), listener);
          listener.onOpen(List.of());
        });
    return new RoomMembership() {
      @Override
      public void send(String to, String text) {
        executor.execute(
            () -> {
              Carried carried = new Carried(room, member, to, text);
              all.add(carried);
              on.accept(carried);
            });
      }

      @Override
      public void broadcast(String text) {
        throw new AssertionError("a text to all cannot be signed for one");
      }

      @Override
      public void close() {
        executor.execute(() -> listeners.remove(place(room, member), listener));
      }
    };
  }

  @Override
  public void close() {}
}
