package social.kith.node.contact;

import java.net.InetAddress;
import java.util.List;
import social.kith.node.find.LocalAddresses;

/** Which way a link goes. */
public enum Reach {
  /** Both nodes are on this machine. */
  MACHINE,
  /** Over the local network. */
  LOCAL,
  /** Straight across the internet. */
  DIRECT,
  /** Through a TURN server. */
  RELAYED;

  /** The way to whoever has one of these addresses. */
  static Reach of(List<InetAddress> addresses) {
    if (addresses.stream().anyMatch(LocalAddresses::isOwn)) {
      return MACHINE;
    }
    return addresses.stream().anyMatch(LocalAddresses::isNear) ? LOCAL : DIRECT;
  }
}
