package social.kith.node.check;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Supplier;
import social.kith.node.check.Finding.Grade;
import social.kith.node.find.LocalAddresses;

/** Which networks this machine is in. */
public final class NetworkCheck implements Check {
  private final Supplier<List<InetSocketAddress>> addresses;
  private final Supplier<Integer> networks;
  private final boolean loopback;

  /**
   * Of this machine.
   *
   * @param loopback whether the node was told to use 127.0.0.1 alone
   */
  public NetworkCheck(boolean loopback) {
    this(() -> LocalAddresses.all().withPort(1), LocalAddresses::networks, loopback);
  }

  NetworkCheck(
      Supplier<List<InetSocketAddress>> addresses, Supplier<Integer> networks, boolean loopback) {
    this.addresses = addresses;
    this.networks = networks;
    this.loopback = loopback;
  }

  @Override
  public String id() {
    return "network";
  }

  @Override
  public String title() {
    return "Networks";
  }

  @Override
  public List<Finding> run() {
    if (loopback) {
      return found(
          Grade.WARN,
          "This node links to nodes on this machine only. Start it without --loopback for others.");
    }
    List<InetSocketAddress> found = addresses.get();
    if (found.stream().allMatch(address -> address.getAddress().isLoopbackAddress())) {
      return found(Grade.FAIL, "This machine is in no network. Connect it to one.");
    }
    long six = found.stream().filter(a -> a.getAddress() instanceof Inet6Address).count();
    boolean global =
        found.stream()
            .anyMatch(
                a ->
                    a.getAddress() instanceof Inet6Address
                        && !LocalAddresses.isPrivate(a.getAddress()));
    int count = networks.get();
    return found(
        Grade.OK,
        "%s, %s: %d of IPv4, %d of IPv6%s."
            .formatted(
                count == 1 ? "1 network" : count + " networks",
                found.size() == 1 ? "1 address" : found.size() + " addresses",
                found.size() - six,
                six,
                global ? ", one of them for the whole internet" : ""));
  }
}
