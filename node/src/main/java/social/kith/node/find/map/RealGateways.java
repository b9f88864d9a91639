package social.kith.node.find.map;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import social.kith.node.find.LocalAddresses;

/** The routers through which this machine reaches others, by PCP, NAT-PMP or UPnP. */
final class RealGateways implements Gateways {
  /** Of PCP and NAT-PMP. */
  private static final int PORT = 5_351;

  private final Supplier<List<Route>> routes;
  private final int port;
  private final UpnpSearch search;

  RealGateways() {
    this(Route::all, PORT, new UpnpSearch());
  }

  RealGateways(Supplier<List<Route>> routes, int port, UpnpSearch search) {
    this.routes = routes;
    this.port = port;
    this.search = search;
  }

  @Override
  public Found find(int linkPort, int wished) throws IOException {
    IOException why = new IOException("there is no router that opens ports");
    for (Route route : routes.get()) {
      for (Supplier<List<? extends Gateway>> way : ways(route)) {
        for (Gateway gateway : way.get()) {
          try {
            return new Found(gateway, gateway.map(linkPort, wished));
          } catch (IOException e) {
            why = why instanceof RefusedException ? why : e;
          }
        }
      }
    }
    throw why;
  }

  /** One after the other: the next one is looked for when the one before does not do it. */
  private List<Supplier<List<? extends Gateway>>> ways(Route route) {
    InetSocketAddress router = new InetSocketAddress(route.gateway(), port);
    List<Supplier<List<? extends Gateway>>> ways = new ArrayList<>();
    ways.add(() -> List.of(new PcpGateway(router)));
    ways.add(() -> List.of(new NatPmpGateway(router)));
    ways.add(() -> byUpnp(route));
    return ways;
  }

  private List<UpnpGateway> byUpnp(Route route) {
    Optional<InetAddress> local = localTo(route.gateway());
    if (local.isEmpty()) {
      return List.of();
    }
    Predicate<InetAddress> known =
        route.certain() ? route.gateway()::equals : LocalAddresses.near();
    try {
      return search.find(local.get(), known);
    } catch (IOException e) {
      return List.of();
    }
  }

  /** The address of this machine from which a router is reached; no packet is sent. */
  private static Optional<InetAddress> localTo(InetAddress gateway) {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(gateway, PORT);
      InetAddress local = socket.getLocalAddress();
      return local.isAnyLocalAddress() ? Optional.empty() : Optional.of(local);
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }
}
