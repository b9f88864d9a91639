package social.kith.node.find;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each link a UDP port of its own: the first free one from a start that the person can open
 * in a router. Loop-owned.
 *
 * <p>libwebrtc binds a port some time after it was given, and does not say if it could not. So that
 * two nodes of one machine who choose at the same moment do not choose the same, a port is claimed
 * with the TCP port of that number on loopback, which is bound and never listens: the kernel gives
 * it to one, and takes it back however the process ends.
 */
public final class LinkPorts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LinkPorts.class);

  /** How many ports from the first are tried: one for each contact that a node may have. */
  static final int RANGE = 4096;

  /** A link has its port for IPv4 and the next one for IPv6. */
  private static final int STEP = 2;

  private final int first;
  private final Map<Integer, SocketChannel> claims = new HashMap<>();
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

  /** How many links have a port. */
  public int inUse() {
    return taken.size();
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
    unclaim(port);
  }

  /** Other nodes may have all of them. */
  @Override
  public void close() {
    Set.copyOf(claims.keySet()).forEach(this::unclaim);
  }

  private boolean takeAgain(int port) {
    return released.remove(port) && taken.add(port);
  }

  private boolean take(int port) {
    boolean ours = claims.containsKey(port);
    if (taken.contains(port) || !(ours || claim(port))) {
      return false;
    }
    if (!isFree(port)) {
      if (!ours) {
        unclaim(port);
      }
      return false;
    }
    released.remove(port);
    return taken.add(port);
  }

  private boolean claim(int port) {
    try {
      SocketChannel claim = SocketChannel.open();
      claims.put(port, claim);
      claim.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      unclaim(port);
      return false;
    }
  }

  private void unclaim(int port) {
    try {
      SocketChannel claim = claims.remove(port);
      if (claim != null) {
        claim.close();
      }
    } catch (IOException e) {
      LOG.debug("a claimed port was not given back", e);
    }
  }

  private static boolean isFree(int port) {
    try (DatagramSocket probe = new DatagramSocket(port)) {
      return probe.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
