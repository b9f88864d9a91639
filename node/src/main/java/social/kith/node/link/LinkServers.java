package social.kith.node.link;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import social.kith.node.peer.IceServer;

/**
 * Loop-owned. The STUN and TURN servers that waiting links ask where they are seen. Each link that
 * does sends a packet to each server every ten seconds, so not all may.
 */
public final class LinkServers {
  /** Most links that ask while they wait. */
  public static final int MAX_LINKS = 32;

  private List<IceServer> servers = List.of();
  private final Map<Integer, List<InetSocketAddress>> seenAt = new HashMap<>();
  private final Map<Integer, CompletableFuture<Void>> whenSeen = new HashMap<>();
  private int taken;
  private int changes;

  /**
   * From now on these; links that wait turn to them when they dial next.
   *
   * @return whether they are others than before
   */
  public boolean use(List<IceServer> wished) {
    boolean others = !wished.equals(servers);
    if (others) {
      servers = List.copyOf(wished);
      changes++;
    }
    return others;
  }

  /** The machine is elsewhere: what the servers said counts no more. */
  public void moved() {
    if (!servers.isEmpty()) {
      changes++;
    }
  }

  /** Whether any are used. */
  boolean areThere() {
    return !servers.isEmpty();
  }

  /** For one more link; none if enough of them ask already. */
  List<IceServer> take() {
    if (!hasRoom()) {
      return List.of();
    }
    taken++;
    return servers;
  }

  /** The link asks no more, or does not wait any more. */
  void giveBack() {
    taken--;
  }

  /** Whether one more link may ask. */
  boolean hasRoom() {
    return !servers.isEmpty() && taken < MAX_LINKS;
  }

  /** The servers see the link that has this port at these addresses; false if that is not new. */
  boolean seen(int port, List<InetSocketAddress> addresses) {
    boolean isNew = !addresses.equals(seenAt.put(port, addresses));
    CompletableFuture<Void> waiting = whenSeen.get(port);
    if (waiting != null && isSeen(port)) {
      whenSeen.remove(port);
      waiting.complete(null);
    }
    return isNew;
  }

  /** Done, on the loop, once every kind of server has said its word of the link on this port. */
  CompletableFuture<Void> whenSeen(int port) {
    return isSeen(port)
        ? CompletableFuture.completedFuture(null)
        : whenSeen.computeIfAbsent(port, unused -> new CompletableFuture<>());
  }

  /** By STUN, and by TURN if that is used. */
  private boolean isSeen(int port) {
    boolean relays =
        servers.stream().flatMap(server -> server.urls().stream()).anyMatch(LinkServers::isTurn);
    return seenAt(port).size() >= (relays ? 2 : 1);
  }

  private static boolean isTurn(String url) {
    return url.startsWith("turn");
  }

  /** Where they saw the link that has this port, last. */
  List<InetSocketAddress> seenAt(int port) {
    return seenAt.getOrDefault(port, List.of());
  }

  /** Another number after each change. */
  int changes() {
    return changes;
  }
}
