package social.kith.node.find;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The addresses of this machine that contacts are told. */
public final class LocalAddresses {
  private final Supplier<List<InetAddress>> source;

  LocalAddresses(Supplier<List<InetAddress>> source) {
    this.source = source;
  }

  /** 127.0.0.1 alone. */
  public static LocalAddresses loopback() {
    return new LocalAddresses(() -> List.of(InetAddress.getLoopbackAddress()));
  }

  /**
   * Every address of every interface that is up, IPv4 first, without link-local ones (they need a
   * zone, which differs from machine to machine); 127.0.0.1 where there is no other.
   */
  public static LocalAddresses all() {
    return new LocalAddresses(LocalAddresses::scan);
  }

  /** The addresses as they are now, with the port of a link: for IPv6 it is the next one. */
  public List<InetSocketAddress> withPort(int port) {
    return source.get().stream()
        .map(a -> new InetSocketAddress(a, a instanceof Inet4Address ? port : port + 1))
        .toList();
  }

  /** Whether an address is of this machine. */
  public static boolean isOwn(InetAddress address) {
    try {
      return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      return false;
    }
  }

  /** Whether an address can only be reached from within its own network. */
  public static boolean isPrivate(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC;
    return uniqueLocal || address.isSiteLocalAddress() || address.isLoopbackAddress();
  }

  /** How many networks this machine is in, but for itself. */
  public static int networks() {
    try {
      return (int)
          NetworkInterface.networkInterfaces()
              .filter(LocalAddresses::isUp)
              .filter(network -> network.inetAddresses().anyMatch(LocalAddresses::isUseful))
              .count();
    } catch (SocketException e) {
      return 0;
    }
  }

  /** Whether an address is of this machine or of a network that one of its interfaces is in. */
  public static boolean isNear(InetAddress address) {
    return near().test(address);
  }

  /** The same for many addresses: the interfaces are looked at once, now. */
  public static Predicate<InetAddress> near() {
    List<InterfaceAddress> own = new ArrayList<>();
    try {
      NetworkInterface.networkInterfaces()
          .filter(LocalAddresses::isUp)
          .forEach(network -> own.addAll(network.getInterfaceAddresses()));
    } catch (SocketException e) {
      own.clear();
    }
    return address ->
        address.isLoopbackAddress()
            || address.isLinkLocalAddress()
            || own.stream().anyMatch(one -> samePrefix(one, address));
  }

  private static boolean samePrefix(InterfaceAddress own, InetAddress address) {
    byte[] a = own.getAddress().getAddress();
    byte[] b = address.getAddress();
    int bits = own.getNetworkPrefixLength();
    if (a.length != b.length || bits <= 0) {
      return false;
    }
    int differ = new BigInteger(1, a).xor(new BigInteger(1, b)).bitLength();
    return differ <= a.length * Byte.SIZE - bits;
  }

  private static List<InetAddress> scan() {
    try {
      List<InetAddress> found =
          NetworkInterface.networkInterfaces()
              .filter(LocalAddresses::isUp)
              .flatMap(NetworkInterface::inetAddresses)
              .filter(LocalAddresses::isUseful)
              .sorted(Comparator.comparing(a -> !(a instanceof Inet4Address)))
              .toList();
      return found.isEmpty() ? List.of(InetAddress.getLoopbackAddress()) : found;
    } catch (SocketException e) {
      return Stream.of(InetAddress.getLoopbackAddress()).toList();
    }
  }

  private static boolean isUp(NetworkInterface network) {
    try {
      return network.isUp();
    } catch (SocketException e) {
      return false;
    }
  }

  private static boolean isUseful(InetAddress address) {
    return !address.isLoopbackAddress()
        && !address.isLinkLocalAddress()
        && !address.isMulticastAddress()
        && !address.isAnyLocalAddress();
  }
}
