package social.kith.node.find.map;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * A port that a router has opened.
 *
 * @param external where the router takes packets for it
 * @param life for how long; as long as asked for where the router says that it never ends
 */
record Grant(InetSocketAddress external, Duration life) {
  /** Checks what a router says: nobody can be told an address that is none. */
  static Grant of(InetAddress address, int port, Duration life) throws IOException {
    boolean useless =
        !(address instanceof Inet4Address)
            || address.isAnyLocalAddress()
            || address.isMulticastAddress()
            || address.isLinkLocalAddress()
            || (address.getAddress()[0] & 0xFF) >= 240;
    if (useless || port < 1 || port > 65_535) {
      throw new RefusedException("the router has no address outside");
    }
    return new Grant(new InetSocketAddress(address, port), life);
  }
}
