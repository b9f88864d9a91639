package social.kith.node.find;

import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;

/** What a router does with the port of what goes out (RFC 4787, section 4.1). */
public enum NatMapping {
  /** There is none between this machine and the servers. */
  NONE,
  /** It keeps one port for all destinations, so that two nodes that call each other get through. */
  SAME_PORT,
  /** It takes another port for each destination, so that nobody can tell a contact which. */
  ANOTHER_PORT,
  /** Fewer than two servers answered. */
  UNKNOWN;

  /**
   * What the answers of several servers to requests from one port mean. Only IPv4 is looked at:
   * with IPv6 there is rarely a translation.
   *
   * @param port of this machine, from which all were asked
   */
  public static NatMapping of(Collection<InetSocketAddress> mapped, int port) {
    List<InetSocketAddress> seen =
        mapped.stream().filter(a -> a.getAddress() instanceof Inet4Address).toList();
    if (!seen.isEmpty()
        && seen.stream()
            .allMatch(a -> a.getPort() == port && LocalAddresses.isOwn(a.getAddress()))) {
      return NONE;
    }
    if (seen.size() < 2) {
      return UNKNOWN;
    }
    return seen.stream().distinct().count() == 1 ? SAME_PORT : ANOTHER_PORT;
  }
}
