package social.kith.node.link;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import social.kith.node.peer.IceCandidate;

/**
 * Remote candidates for the addresses of a contact (RFC 8839 section 5.1).
 *
 * <p>Each has a new foundation, because libwebrtc ignores a candidate that it has seen. All are of
 * one generation: a newer one would replace a path that is just being found through the other
 * side's own dialling, and with it lose a DTLS packet, which costs a second.
 */
final class DialCandidates {
  /** An address record has no more addresses. */
  static final int MAX_ADDRESSES = 16;

  private static final long HOST_PREFERENCE = 126L << 24;
  private static final int HIGHEST_LOCAL_PREFERENCE = 65_535;
  private static final int DATA_COMPONENT = 255;

  private DialCandidates() {}

  /** What can be dialled, in the order given, without repeats. */
  static List<InetSocketAddress> usable(Collection<InetSocketAddress> addresses) {
    return new LinkedHashSet<>(addresses)
        .stream().filter(DialCandidates::isUsable).limit(MAX_ADDRESSES).toList();
  }

  /** A link-local IPv6 address means nothing without the name of an interface. */
  private static boolean isUsable(InetSocketAddress address) {
    InetAddress ip = address.getAddress();
    return ip != null
        && address.getPort() > 0
        && !ip.isAnyLocalAddress()
        && !ip.isMulticastAddress()
        && !(ip instanceof Inet6Address && ip.isLinkLocalAddress());
  }

  /**
   * The candidate of an address.
   *
   * @param serial never the same twice for a transport
   * @param rank 0 for the address to be preferred over all others
   */
  static IceCandidate of(InetSocketAddress address, int serial, int rank) {
    long localPreference = (long) (HIGHEST_LOCAL_PREFERENCE - rank) << 8;
    long priority = HOST_PREFERENCE + localPreference + DATA_COMPONENT;
    String line =
        "candidate:%d 1 udp %d %s %d typ host"
            .formatted(serial, priority, literal(address.getAddress()), address.getPort());
    return new IceCandidate(line, "0", 0);
  }

  private static String literal(InetAddress ip) {
    String text = ip.getHostAddress();
    int scope = text.indexOf('%');
    return scope < 0 ? text : text.substring(0, scope);
  }
}
