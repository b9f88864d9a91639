package social.kith.node.check;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A STUN or TURN server that is asked over UDP (RFC 7064 and 7065). */
record ServerUrl(String host, int port) {
  private static final int DEFAULT_PORT = 3478;
  private static final Pattern OVER_UDP =
      Pattern.compile(
          "(?:stun|turn):(?<host>[^:\\[\\]?]+|\\[[0-9A-Fa-f:.]+])(?::(?<port>[0-9]{1,5}))?(?:\\?transport=udp)?");

  /** Of a checked address of a server; empty if it is used over TCP or TLS. */
  static Optional<ServerUrl> parse(String url) {
    Matcher matcher = OVER_UDP.matcher(url);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String port = matcher.group("port");
    return Optional.of(
        new ServerUrl(matcher.group("host"), port == null ? DEFAULT_PORT : Integer.parseInt(port)));
  }

  /** Asks the system's name server, if need be. */
  Optional<InetSocketAddress> resolve() {
    try {
      return Optional.of(new InetSocketAddress(InetAddress.getByName(host), port));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
