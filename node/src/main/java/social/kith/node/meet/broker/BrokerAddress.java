package social.kith.node.meet.broker;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Where a broker is: {@code mqtts://host:port}, or {@code mqtt://host:port} without TLS.
 *
 * @param tls whether the connection is encrypted and the broker proves who it is
 * @param host a name, or an address; one of IPv6 without brackets
 * @param port from 1 to 65535
 */
public record BrokerAddress(boolean tls, String host, int port) {
  /** Longest text. */
  public static final int MAX_CHARACTERS = 300;

  private static final int TLS_PORT = 8883;
  private static final int PLAIN_PORT = 1883;
  private static final String TLS_SCHEME = "mqtts";
  private static final String PLAIN_SCHEME = "mqtt";

  /**
   * Reads an address; without a port it is the usual one, 8883 or 1883.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static BrokerAddress parse(String text) {
    try {
      URI uri = text.length() > MAX_CHARACTERS ? new URI("") : new URI(text.strip());
      boolean tls = TLS_SCHEME.equalsIgnoreCase(uri.getScheme());
      boolean plain = PLAIN_SCHEME.equalsIgnoreCase(uri.getScheme());
      String host = uri.getHost();
      int port = uri.getPort() < 0 ? (tls ? TLS_PORT : PLAIN_PORT) : uri.getPort();
      if (host == null || !(tls || plain) || hasMore(uri) || port == 0 || port > 0xFFFF) {
        throw new IllegalArgumentException("not the address of a broker");
      }
      return new BrokerAddress(tls, host.startsWith("[") ? inside(host) : host, port);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("not the address of a broker", e);
    }
  }

  private static boolean hasMore(URI uri) {
    return uri.getUserInfo() != null
        || !isEmpty(uri.getPath())
        || uri.getQuery() != null
        || uri.getFragment() != null;
  }

  private static boolean isEmpty(@Nullable String path) {
    return path == null || path.isEmpty() || path.equals("/");
  }

  private static String inside(String host) {
    return host.substring(1, host.length() - 1);
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    String name = host.contains(":") ? "[" + host + "]" : host;
    return (tls ? TLS_SCHEME : PLAIN_SCHEME) + "://" + name + ":" + port;
  }
}
