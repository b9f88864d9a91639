package social.kith.node.link;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  public boolean areThere() {
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
    return !addresses.equals(seenAt.put(port, addresses));
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
