package social.kith.node.link;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import social.kith.crypto.Identity;
import social.kith.node.find.HostNames;
import social.kith.node.find.LinkPorts;
import social.kith.node.find.LocalAddresses;
import social.kith.node.find.map.PortMappings;
import social.kith.node.loop.EventLoop;
import social.kith.node.peer.PeerConnectionFactory;

/**
 * What all links of a node share.
 *
 * @param self who this node proves to be
 * @param factory makes the connections
 * @param loop owns the links
 * @param ports gives each link its UDP port
 * @param local the addresses that contacts are told
 * @param servers tell where this side is seen
 * @param mappings has the router let others in
 * @param names looks up names of hosts, and knows the own one
 */
public record LinkEnvironment(
    Identity self,
    PeerConnectionFactory factory,
    EventLoop loop,
    LinkPorts ports,
    LocalAddresses local,
    LinkServers servers,
    PortMappings mappings,
    HostNames names) {
  /** Of eight of each family that can be told; the others are for what router and servers say. */
  private static final int MAX_LOCAL = 5;

  /** How long servers and the router have to say where a link is reached. */
  private static final Duration SEEN_LIMIT = Duration.ofSeconds(1);

  /**
   * The same, once servers have said where they see the link that has this port, and the router has
   * opened it; at once where none are used, and after a second at most.
   *
   * @return done on the loop
   */
  public CompletableFuture<List<InetSocketAddress>> seenAddresses(int port) {
    loop.requireInLoop();
    CompletableFuture<Void> seen =
        servers.areThere() ? servers.whenSeen(port) : CompletableFuture.completedFuture(null);
    CompletableFuture<Void> opened = mappings.whenOpen(port);
    CompletableFuture<Void> both = CompletableFuture.allOf(seen, opened);
    if (!both.isDone()) {
      loop.schedule(SEEN_LIMIT, () -> seen.complete(null));
      loop.schedule(SEEN_LIMIT, () -> opened.complete(null));
    }
    return both.thenApply(nothing -> ownAddresses(port));
  }

  /**
   * Where the link that has this port waits: this machine's addresses, then as the router takes
   * packets for it, then as servers see it.
   */
  public List<InetSocketAddress> ownAddresses(int port) {
    return Stream.of(
            own(port, Inet4Address.class),
            own(port, Inet6Address.class),
            names.ownAt(port).stream(),
            mappings.externalOf(port).stream(),
            servers.seenAt(port).stream())
        .flatMap(each -> each)
        .distinct()
        .toList();
  }

  private Stream<InetSocketAddress> own(int port, Class<? extends InetAddress> family) {
    return local.withPort(port).stream()
        .filter(address -> family.isInstance(address.getAddress()))
        .limit(MAX_LOCAL);
  }
}
