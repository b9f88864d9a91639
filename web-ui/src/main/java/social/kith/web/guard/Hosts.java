package social.kith.web.guard;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names under which this server may be asked, each with its port. */
public final class Hosts {
  private static final int HTTP_PORT = 80;

  private final int port;
  private final String ownName;
  private final Set<String> allowed;

  /**
   * The names for this port.
   *
   * @param hostLabel first label of this node's own {@code .localhost} name
   */
  public Hosts(int port, String hostLabel) {
    this.port = port;
    this.ownName = hostLabel + ".localhost";
    this.allowed =
        Stream.of("127.0.0.1", "localhost", "[::1]", ownName)
            .flatMap(
                name ->
                    port == HTTP_PORT ? Stream.of(name, withPort(name)) : Stream.of(withPort(name)))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether this is one of the names, as it stands in a Host header. */
  boolean allows(String host) {
    return allowed.contains(host.toLowerCase(Locale.ROOT));
  }

  /** Address of the page under this node's own name: a secure context with its own cookies. */
  public String pageUrl() {
    return "http://" + withPort(ownName);
  }

  /** Address of the page for browsers that do not know {@code .localhost} names. */
  public String loopbackUrl() {
    return "http://" + withPort("127.0.0.1");
  }

  private String withPort(String name) {
    return name + ":" + port;
  }
}
