package social.kith.node.peer;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A STUN or TURN server (W3C RTCIceServer, RFC 7064 and 7065).
 *
 * @param urls its addresses: {@code stun:host:port}, {@code turn:host:port?transport=udp} and so on
 * @param username for TURN, else empty
 * @param credential for TURN, else empty
 */
public record IceServer(List<String> urls, String username, String credential) {
  /** Longest user name that TURN allows, in bytes. */
  public static final int MAX_USERNAME_BYTES = 509;

  private static final Pattern URL =
      Pattern.compile(
          "(stuns?|turns?):"
              + "(?<host>[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\\[(?<six>[0-9A-Fa-f:.]{2,45})])"
              + "(?::(?<port>[0-9]{1,5}))?(?<transport>\\?transport=(?:udp|tcp))?");

  /**
   * Checks everything: a wrong server would kill the process.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  public IceServer {
    urls = List.copyOf(urls);
    if (urls.isEmpty()) {
      throw new IllegalArgumentException("a server needs an address");
    }
    boolean turn = urls.stream().map(IceServer::requireUrl).anyMatch(url -> url.startsWith("turn"));
    if (turn && (username.isEmpty() || credential.isEmpty())) {
      throw new IllegalArgumentException("a TURN server needs a user name and a credential");
    }
    if (username.getBytes(StandardCharsets.UTF_8).length > MAX_USERNAME_BYTES) {
      throw new IllegalArgumentException(
          "a TURN user name has at most " + MAX_USERNAME_BYTES + " bytes");
    }
  }

  /** A STUN server. */
  public static IceServer stun(String url) {
    return new IceServer(List.of(url), "", "");
  }

  private static String requireUrl(String url) {
    Matcher matcher = URL.matcher(url);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not the address of a STUN or TURN server");
    }
    if (matcher.group("transport") != null && !url.startsWith("turn")) {
      throw new IllegalArgumentException("only TURN has a choice of transport");
    }
    String port = matcher.group("port");
    if (port != null && (Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65_535)) {
      throw new IllegalArgumentException("the port of a server is within 1 to 65535");
    }
    if (matcher.group("six") != null) {
      requireIpv6(matcher.group("six"));
    }
    return url;
  }

  private static void requireIpv6(String literal) {
    try {
      // Within brackets it is taken as a literal: nothing is asked of a name server.
      InetAddress unused = InetAddress.getByName("[" + literal + "]");
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not an IPv6 address", e);
    }
  }

  /** Shows no credential. */
  @Override
  public String toString() {
    return "IceServer" + urls;
  }
}
