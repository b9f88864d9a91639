package social.kith.node.meet.lan;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One network that this machine is in: its multicast DNS group, and when this node speaks there. On
 * the thread of {@link MulticastAir} alone.
 */
final class Lane {
  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
  private static final int PORT = 5353;
  private static final int HOPS = 255;

  /** A machine with many bridges of virtual machines announces itself on the first of them. */
  private static final int MAX = 8;

  private final DatagramChannel channel;
  private final InetSocketAddress group;
  private final List<InetAddress> addresses;

  /** When to answer, by {@link System#nanoTime}. */
  private Optional<Long> dueNanos = Optional.empty();

  private long saidNanos = System.nanoTime() - MulticastAir.SECOND_NANOS;

  private Lane(DatagramChannel channel, InetSocketAddress group, List<InetAddress> addresses) {
    this.channel = channel;
    this.group = group;
    this.addresses = addresses;
  }

  /** One for each network; those that cannot be opened are left out. */
  static List<Lane> openAll(Selector selector) {
    List<Lane> lanes = new ArrayList<>();
    try {
      for (NetworkInterface device : NetworkInterface.networkInterfaces().toList()) {
        List<InetAddress> addresses = usable(device);
        if (!addresses.isEmpty() && lanes.size() < MAX) {
          open(device, addresses, selector).ifPresent(lanes::add);
        }
      }
    } catch (SocketException e) {
      LOG.debug("the networks cannot be listed", e);
    }
    return lanes;
  }

  private static List<InetAddress> usable(NetworkInterface device) throws SocketException {
    if (!device.isUp()
        || device.isLoopback()
        || device.isPointToPoint()
        || !device.supportsMulticast()) {
      return List.of();
    }
    return device.inetAddresses().filter(Lane::isUsable).toList();
  }

  /** An IPv6 address of the link alone cannot be dialled: it needs the name of an interface. */
  private static boolean isUsable(InetAddress address) {
    return address instanceof Inet4Address || !address.isLinkLocalAddress();
  }

  private static Optional<Lane> open(
      NetworkInterface device, List<InetAddress> addresses, Selector selector) {
    boolean v4 = addresses.stream().anyMatch(Inet4Address.class::isInstance);
    try {
      DatagramChannel channel =
          DatagramChannel.open(v4 ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6);
      try {
        InetAddress group = InetAddress.getByName(v4 ? "224.0.0.251" : "ff02::fb");
        share(channel);
        channel.bind(new InetSocketAddress(PORT));
        channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, device);
        channel.setOption(StandardSocketOptions.IP_MULTICAST_TTL, HOPS);
        channel.join(group, device);
        channel.configureBlocking(false);
        Lane lane = new Lane(channel, new InetSocketAddress(group, PORT), addresses);
        channel.register(selector, SelectionKey.OP_READ, lane);
        return Optional.of(lane);
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      LOG.debug("a network cannot be listened to", e);
      return Optional.empty();
    }
  }

  /** Other programs listen on this port, too. */
  private static void share(DatagramChannel channel) throws IOException {
    channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
    if (channel.supportedOptions().contains(StandardSocketOptions.SO_REUSEPORT)) {
      channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
    }
  }

  /** This node's addresses here. */
  List<InetAddress> addresses() {
    return addresses;
  }

  Optional<Long> dueNanos() {
    return dueNanos;
  }

  /** Says it at this time, and never twice in a second, as RFC 6762 section 6 wants it. */
  void sayAt(long nanos) {
    if (dueNanos.isEmpty()) {
      dueNanos = Optional.of(Math.max(nanos, saidNanos + MulticastAir.SECOND_NANOS));
    }
  }

  /** Says it now. */
  void said(DnsMessage message) {
    dueNanos = Optional.empty();
    saidNanos = System.nanoTime();
    send(message);
  }

  /** Sends a message to all on this network; without a way there it is lost. */
  void send(DnsMessage message) {
    try {
      channel.send(ByteBuffer.wrap(message.encode()), group);
    } catch (IOException e) {
      LOG.debug("nothing can be sent to a network");
    }
  }

  /** The next message that came; empty if there is none. */
  Optional<byte[]> next(ByteBuffer buffer) {
    try {
      buffer.clear();
      if (channel.receive(buffer) instanceof InetSocketAddress from && from.getPort() == PORT) {
        byte[] bytes = new byte[buffer.flip().remaining()];
        buffer.get(bytes);
        return Optional.of(bytes);
      }
    } catch (IOException e) {
      LOG.debug("nothing can be received from a network");
    }
    return Optional.empty();
  }

  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("a socket did not close");
    }
  }
}
