package social.kith.node.link;

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
    LinkServers servers) {}
