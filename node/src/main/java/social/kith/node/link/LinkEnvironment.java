package social.kith.node.link;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import social.kith.crypto.Identity;
import social.kith.node.find.LinkPorts;
import social.kith.node.find.LocalAddresses;
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
 */
public record LinkEnvironment(
    Identity self,
    PeerConnectionFactory factory,
    EventLoop loop,
    LinkPorts ports,
    LocalAddresses local,
    LinkServers servers) {
  /** Of sixteen that can be told; the others are for those that servers see. */
  private static final int MAX_LOCAL = 10;

  /** How long servers have to say where they see a link. */
  private static final Duration SEEN_LIMIT = Duration.ofSeconds(1);

  /**
   * The same, once servers have said where they see the link that has this port; at once where none
   * are used, and after a second at most.
   *
   * @return done on the loop
   */
  public CompletableFuture<List<InetSocketAddress>> seenAddresses(int port) {
    loop.requireInLoop();
    if (!servers.areThere()) {
      return CompletableFuture.completedFuture(ownAddresses(port));
    }
    CompletableFuture<Void> seen = servers.whenSeen(port);
    loop.schedule(SEEN_LIMIT, () -> seen.complete(null));
    return seen.thenApply(nothing -> ownAddresses(port));
  }

  /** Where the link that has this port waits: this machine's addresses, then as servers see it. */
  public List<InetSocketAddress> ownAddresses(int port) {
    Stream<InetSocketAddress> own = local.withPort(port).stream().limit(MAX_LOCAL);
    return Stream.concat(own, servers.seenAt(port).stream()).distinct().toList();
  }
}
