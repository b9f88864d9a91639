package social.kith.node.link;

import java.util.List;
import social.kith.node.peer.IceServer;

/**
 * Loop-owned. The STUN and TURN servers that waiting links ask where they are seen. Each link that
 * does sends a packet to each server every ten seconds, so not all may.
 */
public final class LinkServers {
  /** Most links that ask while they wait. */
  public static final int MAX_LINKS = 32;

  private List<IceServer> servers = List.of();
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

  /** Another number after each change. */
  int changes() {
    return changes;
  }
}
