package social.kith.node.link;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import social.kith.node.peer.IceCandidate;

/**
 * Remote candidates for the addresses of a contact (RFC 8839 section 5.1).
 *
 * <p>Each dial is a new generation: libwebrtc ignores a candidate that it has seen, and it keeps
 * only those of the newest generation, so that a new one begins all checks anew, also those that
 * failed or are about to. No ufrag is given, because libwebrtc would take the generation from it.
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

  /** The candidates of one dial: the earlier an address, the higher its priority. */
  static List<IceCandidate> of(List<InetSocketAddress> addresses, int generation) {
    List<IceCandidate> candidates = new ArrayList<>();
    for (int i = 0; i < addresses.size(); i++) {
      long priority = HOST_PREFERENCE + ((HIGHEST_LOCAL_PREFERENCE - i) << 8) + DATA_COMPONENT;
      candidates.add(
          new IceCandidate(
              "candidate:%dx%d 1 udp %d %s %d typ host generation %d"
                  .formatted(
                      generation,
                      i,
                      priority,
                      literal(addresses.get(i).getAddress()),
                      addresses.get(i).getPort(),
                      generation),
              "0",
              0));
    }
    return candidates;
  }

  private static String literal(InetAddress ip) {
    String text = ip.getHostAddress();
    int scope = text.indexOf('%');
    return scope < 0 ? text : text.substring(0, scope);
  }
}
