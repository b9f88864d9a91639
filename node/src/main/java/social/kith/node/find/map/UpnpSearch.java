package social.kith.node.find.map;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import social.kith.crypto.MalformedException;

/** Looks for routers that speak UPnP, on the network of one address of this machine. */
final class UpnpSearch {
  private static final Duration LIMIT = Duration.ofMillis(2_500);
  private static final int MAX_DEVICES = 4;
  private static final int MAX_ANSWERS = 64;

  private final InetSocketAddress all;

  /** Asks all devices of the network. */
  UpnpSearch() {
    this(new InetSocketAddress("239.255.255.250", 1_900));
  }

  UpnpSearch(InetSocketAddress all) {
    this.all = all;
  }

  /**
   * The services that open ports.
   *
   * @param local an address of this machine
   * @param known whose answers are heard
   */
  List<UpnpGateway> find(InetAddress local, Predicate<InetAddress> known) throws IOException {
    List<UpnpGateway> found = new ArrayList<>();
    for (URI location : locations(local, known)) {
      InetAddress device = InetAddress.getByName(location.getHost());
      try {
        found.addAll(services(location, device, local));
      } catch (IOException e) {
        // Another device may be the router.
        continue;
      }
    }
    return found;
  }

  private Set<URI> locations(InetAddress local, Predicate<InetAddress> known) throws IOException {
    try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(local, 0))) {
      NetworkInterface network = NetworkInterface.getByInetAddress(local);
      if (network != null && all.getAddress().isMulticastAddress()) {
        socket.setOption(StandardSocketOptions.IP_MULTICAST_IF, network);
      }
      byte[] search = SsdpAnswer.search();
      // Twice, since one may get lost.
      socket.send(new DatagramPacket(search, search.length, all));
      socket.send(new DatagramPacket(search, search.length, all));
      return hear(socket, known);
    }
  }

  private static Set<URI> hear(DatagramSocket socket, Predicate<InetAddress> known)
      throws IOException {
    Set<URI> found = new LinkedHashSet<>();
    long endNanos = System.nanoTime() + LIMIT.toNanos();
    byte[] buffer = new byte[SsdpAnswer.MAX_BYTES + 1];
    DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
    for (int i = 0; i < MAX_ANSWERS && found.size() < MAX_DEVICES; i++) {
      long leftMs = TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime());
      if (leftMs <= 0) {
        break;
      }
      try {
        socket.setSoTimeout((int) leftMs);
        packet.setLength(buffer.length);
        socket.receive(packet);
        if (known.test(packet.getAddress())) {
          byte[] answer = Arrays.copyOf(buffer, packet.getLength());
          found.add(SsdpAnswer.parse(answer, packet.getAddress()).location());
          // Devices of one router answer together.
          endNanos = Math.min(endNanos, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200));
        }
      } catch (SocketTimeoutException e) {
        break;
      } catch (MalformedException e) {
        // Another answer may be the right one.
        continue;
      }
    }
    return found;
  }

  private static List<UpnpGateway> services(URI location, InetAddress device, InetAddress local)
      throws IOException {
    InetSocketAddress at = SsdpAnswer.socket(location, device);
    HttpAnswer answer = GatewayHttp.get(at, SsdpAnswer.path(location));
    if (answer.status() != 200) {
      return List.of();
    }
    List<UpnpGateway> found = new ArrayList<>();
    DeviceDescription.parse(answer.body())
        .forEach(
            service -> {
              try {
                URI control = location.resolve(service.controlUrl());
                if (location.getHost().equals(control.getHost())) {
                  found.add(
                      new UpnpGateway(
                          SsdpAnswer.socket(control, device),
                          SsdpAnswer.path(control),
                          service.type(),
                          local));
                }
              } catch (IllegalArgumentException e) {
                // A device that writes addresses wrongly opens no ports.
                return;
              }
            });
    return found;
  }
}
