package social.kith.node.link;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import social.kith.node.peer.IceCandidate;

/** Where a STUN server sees this side, or a TURN server relays to it (RFC 8839 section 5.1). */
final class SeenAddress {
  private static final Pattern LINE =
      Pattern.compile(
          "candidate:\\S+ 1 udp \\d+ ([0-9.]{7,15}|[0-9A-Fa-f:.]{2,45}) (\\d{1,5}) typ (srflx|relay).*",
          Pattern.CASE_INSENSITIVE);

  private SeenAddress() {}

  /** The address of a candidate that is neither an interface's nor empty. */
  static Optional<InetSocketAddress> of(IceCandidate candidate) {
    Matcher line = LINE.matcher(candidate.candidate());
    if (!line.matches()) {
      return Optional.empty();
    }
    int port = Integer.parseInt(line.group(2));
    try {
      // Only digits, dots and colons: nothing is asked of a name server.
      InetAddress ip = InetAddress.getByName(line.group(1));
      boolean useful = port > 0 && port <= 65_535 && !ip.isAnyLocalAddress();
      return useful ? Optional.of(new InetSocketAddress(ip, port)) : Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
