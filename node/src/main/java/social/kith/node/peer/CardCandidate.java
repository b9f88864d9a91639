package social.kith.node.peer;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A candidate as far as a session code keeps it: UDP, component 1, an address in digits.
 *
 * @param type HOST, SRFLX or RELAY
 * @param address resolved, and one that somebody may answer at
 */
record CardCandidate(CandidateType type, InetSocketAddress address) {
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
  private static final int FIELDS = 8;
  private static final int MAX_LOCAL_PREFERENCE = 65_535;

  /**
   * Reads {@code candidate:…} (RFC 8839, section 5.1); nothing where a code has no room for it:
   * TCP, another component, a name (also an mDNS one), a link-local IPv6 address, or malformed.
   */
  static Optional<CardCandidate> find(String text) {
    String[] fields = text.strip().split(" +", -1);
    if (fields.length < FIELDS
        || !fields[1].equals("1")
        || !fields[2].equalsIgnoreCase("udp")
        || !fields[6].equals("typ")) {
      return Optional.empty();
    }
    Optional<CandidateType> type = type(fields[7]);
    Optional<InetAddress> address = literal(fields[4]);
    if (type.isEmpty() || address.isEmpty() || !fields[5].matches("\\d{1,5}")) {
      return Optional.empty();
    }
    return of(type.get(), address.get(), Integer.parseInt(fields[5]));
  }

  /** Nothing if nobody can answer at that address. */
  static Optional<CardCandidate> of(CandidateType type, InetAddress address, int port) {
    boolean usable =
        port >= 1
            && port <= 65_535
            && !address.isAnyLocalAddress()
            && !address.isMulticastAddress()
            && !(address instanceof Inet6Address && address.isLinkLocalAddress());
    return usable
        ? Optional.of(new CardCandidate(type, new InetSocketAddress(address, port)))
        : Optional.empty();
  }

  private static Optional<CandidateType> type(String word) {
    return switch (word) {
      case "host" -> Optional.of(CandidateType.HOST);
      case "srflx" -> Optional.of(CandidateType.SRFLX);
      case "relay" -> Optional.of(CandidateType.RELAY);
      default -> Optional.empty();
    };
  }

  /** Never asks a name server: only what is in digits gets to the JDK. */
  private static Optional<InetAddress> literal(String text) {
    if (text.length() > 45 || !(IPV4.matcher(text).matches() || IPV6.matcher(text).matches())) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  boolean isIpv4() {
    return address.getAddress() instanceof Inet4Address;
  }

  /** The line's value, with the priority of RFC 8445, section 5.1.2.1. */
  String toSdp(int index) {
    long typePreference =
        switch (type) {
          case HOST -> 126;
          case SRFLX -> 100;
          case PRFLX, RELAY -> 0;
        };
    long priority = typePreference << 24 | (long) (MAX_LOCAL_PREFERENCE - index) << 8 | 255;
    // The base of a reflexive address is not in the card, and nobody needs it to connect.
    String related = isIpv4() ? " raddr 0.0.0.0 rport 0" : " raddr :: rport 0";
    return "candidate:%d 1 udp %d %s %d typ %s%s"
        .formatted(
            index + 1,
            priority,
            address.getAddress().getHostAddress(),
            address.getPort(),
            type.name().toLowerCase(Locale.ROOT),
            type == CandidateType.HOST ? "" : related);
  }

  /** Shows no address. */
  @Override
  public String toString() {
    return "CardCandidate[" + type + "]";
  }
}
