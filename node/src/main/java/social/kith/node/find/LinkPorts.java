package social.kith.node.find;

import java.io.IOException;
import java.net.DatagramSocket;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Gives each link a UDP port of its own: the first free one from a start that the person can open
 * in a router. Loop-owned.
 */
public final class LinkPorts {
  /** How many ports from the first are tried: one for each contact that a node may have. */
  static final int RANGE = 4096;

  /** A link has its port for IPv4 and the next one for IPv6. */
  private static final int STEP = 2;

  private final int first;
  private final Set<Integer> taken = new HashSet<>();
  private final Set<Integer> released = new HashSet<>();

  /** Ports from this one up. */
  public LinkPorts(int first) {
    if (first < 1024 || first > 65_535) {
      throw new IllegalArgumentException("link port " + first + " is not within 1024 to 65535");
    }
    this.first = first;
  }

  /**
   * Takes the wished port if nothing else of this machine uses it, else the next free one. A port
   * that this node released is not looked at: its last link may be closing still, and whoever knows
   * the port is to find it the same.
   */
  public OptionalInt take(OptionalInt wished) {
    if (wished.isPresent() && (takeAgain(wished.getAsInt()) || take(wished.getAsInt()))) {
      return wished;
    }
    int last = Math.min(65_535, first + RANGE);
    for (int port = first; port <= last; port += STEP) {
      if (take(port)) {
        return OptionalInt.of(port);
      }
    }
    return OptionalInt.empty();
  }

  /** The port may be given to another link. */
  public void release(int port) {
    if (taken.remove(port)) {
      released.add(port);
    }
  }

  /** Another program has the port. */
  public void lost(int port) {
    taken.remove(port);
  }

  private boolean takeAgain(int port) {
    return released.remove(port) && taken.add(port);
  }

  private boolean take(int port) {
    if (taken.contains(port) || !isFree(port)) {
      return false;
    }
    released.remove(port);
    return taken.add(port);
  }

  private static boolean isFree(int port) {
    try (DatagramSocket probe = new DatagramSocket(port)) {
      return probe.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
