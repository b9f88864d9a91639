package social.kith.node.peer.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.net.UnknownHostException;
import java.nio.channels.DatagramChannel;

/**
 * What libwebrtc may bind for a fixed port. It reports neither a busy port (it just has no
 * candidates) nor that its own IPv4 socket keeps its IPv6 socket, which is dual-stack, from the
 * same port: so IPv6 is given the next port, and only if that is free.
 */
enum UdpPort {
  BUSY,
  IPV4_ONLY,
  BOTH;

  private static final int LAST = 65_535;

  static UdpPort probe(int port) {
    if (!isFree(port, StandardProtocolFamily.INET, new byte[4])) {
      return BUSY;
    }
    boolean next = port < LAST && isFree(port + 1, StandardProtocolFamily.INET6, new byte[16]);
    return next ? BOTH : IPV4_ONLY;
  }

  private static boolean isFree(int port, ProtocolFamily family, byte[] anyAddress) {
    try (DatagramChannel channel = DatagramChannel.open(family)) {
      channel.bind(new InetSocketAddress(any(anyAddress), port));
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  private static InetAddress any(byte[] address) throws UnknownHostException {
    return InetAddress.getByAddress(address);
  }
}
