package social.kith.node.peer.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import social.kith.node.peer.signaling.RoomListener;
import social.kith.node.peer.signaling.RoomMembership;
import social.kith.node.peer.signaling.SignalingTransport;

/**
 * A transport whose users have 127.0.0.1 as their only address, so that tests stay on the loopback
 * interface. It can change and drop what it carries, as every transport could.
 */
final class LoopbackSignaling implements SignalingTransport {
  private static final Pattern HOST =
      Pattern.compile("(candidate:\\S+ 1 udp \\d+ )(\\S+) (\\d+)( typ host.*)");

  final List<String> texts = new CopyOnWriteArrayList<>();
  private final Map<Integer, Integer> detours = new ConcurrentHashMap<>();
  private final SignalingTransport below;
  private final UnaryOperator<String> change;
  private volatile IntUnaryOperator detour = IntUnaryOperator.identity();

  LoopbackSignaling(SignalingTransport below) {
    this(below, text -> text);
  }

  /** One that changes texts; an empty one is dropped. */
  LoopbackSignaling(SignalingTransport below, UnaryOperator<String> change) {
    this.below = below;
    this.change = change;
  }

  /** From now on each port is told to others as that of a proxy before it. */
  void detour(IntUnaryOperator proxies) {
    detour = proxies;
  }

  private Optional<String> carried(String text) {
    texts.add(text);
    if (!text.contains("\"candidate\"")) {
      return Optional.of(change.apply(text)).filter(changed -> !changed.isEmpty());
    }
    Matcher host = HOST.matcher(text);
    if (!host.find() || host.group(2).contains(":")) {
      return Optional.empty();
    }
    int port = Integer.parseInt(host.group(3));
    return Optional.of(
        host.replaceFirst(
            "$1127.0.0.1 " + detours.computeIfAbsent(port, detour::applyAsInt) + "$4"));
  }

  @Override
  public RoomMembership join(String room, String member, RoomListener listener) {
    RoomMembership membership = below.join(room, member, listener);
    return new RoomMembership() {
      @Override
      public void send(String to, String text) {
        carried(text).ifPresent(changed -> membership.send(to, changed));
      }

      @Override
      public void broadcast(String text) {
        membership.broadcast(text);
      }

      @Override
      public void close() {
        membership.close();
      }
    };
  }

  @Override
  public void close() {
    below.close();
  }
}
