package social.kith.node.link;

import java.net.InetSocketAddress;
import java.util.List;
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

  /** Where the link that has this port waits: this machine's addresses, then as servers see it. */
  public List<InetSocketAddress> ownAddresses(int port) {
    Stream<InetSocketAddress> own = local.withPort(port).stream().limit(MAX_LOCAL);
    return Stream.concat(own, servers.seenAt(port).stream()).distinct().toList();
  }
}
