package social.kith.node.find.map;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import social.kith.node.find.LocalAddresses;

/**
 * A router through which this machine reaches others. Java does not tell: on Linux it is read from
 * the kernel; elsewhere it is guessed to have the first address of each own private network, as
 * most routers do.
 *
 * @param gateway its address on the network of this machine
 * @param certain whether the kernel says so
 */
record Route(InetAddress gateway, boolean certain) {
  /** Most routers that are asked. */
  private static final int MAX = 3;

  private static final Path KERNEL = Path.of("/proc/net/route");
  private static final int UP_AND_GATEWAY = 3;

  /** Those of this machine as it is now, the one that is used first first. */
  static List<Route> all() {
    try {
      return parse(Files.readString(KERNEL, StandardCharsets.US_ASCII));
    } catch (IOException e) {
      return guessed();
    }
  }

  /** Reads the kernel's table of IPv4 routes. */
  static List<Route> parse(String table) {
    return table
        .lines()
        .skip(1)
        .map(line -> line.strip().split("\\s+"))
        .filter(Route::isDefault)
        .sorted(Comparator.comparingLong(words -> Long.parseLong(words[6])))
        .flatMap(words -> address(words[2]).stream())
        .distinct()
        .limit(MAX)
        .map(gateway -> new Route(gateway, true))
        .toList();
  }

  private static boolean isDefault(String[] words) {
    return words.length >= 8
        && words[1].equals("00000000")
        && words[7].equals("00000000")
        && words[2].matches("[0-9A-Fa-f]{8}")
        && words[3].matches("[0-9A-Fa-f]{4}")
        && words[6].matches("\\d{1,10}")
        && (Integer.parseInt(words[3], 16) & UP_AND_GATEWAY) == UP_AND_GATEWAY;
  }

  private static Optional<InetAddress> address(String hex) {
    int bits = Integer.parseUnsignedInt(hex, 16);
    return address(ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(bits).array());
  }

  private static Optional<InetAddress> address(byte[] ip) {
    try {
      return Optional.of(InetAddress.getByAddress(ip));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static List<Route> guessed() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(network -> network.getInterfaceAddresses().stream())
          .flatMap(own -> first(own).stream())
          .distinct()
          .limit(MAX)
          .map(gateway -> new Route(gateway, false))
          .toList();
    } catch (SocketException e) {
      return List.of();
    }
  }

  /** The first address of a private network, unless that is this machine itself. */
  static Optional<InetAddress> first(InterfaceAddress own) {
    InetAddress address = own.getAddress();
    int bits = own.getNetworkPrefixLength();
    if (!(address instanceof Inet4Address)
        || address.isLoopbackAddress()
        || !LocalAddresses.isPrivate(address)
        || bits < 8
        || bits > 30) {
      return Optional.empty();
    }
    int ip = ByteBuffer.wrap(address.getAddress()).getInt();
    int first = (ip & -1 << (32 - bits)) + 1;
    return first == ip ? Optional.empty() : address(ByteBuffer.allocate(4).putInt(first).array());
  }
}
