package social.kith.node.link;

import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import social.kith.node.peer.IceCandidate;

/** Loop-owned. Which addresses of a link are to be dialled, and what its transport was given. */
final class Dialling {
  /**
   * Remote candidates after which a waiting transport is made anew: libwebrtc keeps 0.85 KB of each
   * for as long as the connection lives, and cannot remove one.
   */
  static final int MAX_CANDIDATES = 512;

  private List<InetSocketAddress> wanted = List.of();
  private List<InetSocketAddress> last = List.of();
  private int generation;
  private int given;

  void want(Collection<InetSocketAddress> addresses) {
    wanted = DialCandidates.usable(addresses);
  }

  /** Wants what was dialled last, unless something newer is wanted. */
  void wantLastAgain() {
    if (wanted.isEmpty()) {
      wanted = last;
    }
  }

  boolean isWanted() {
    return !wanted.isEmpty();
  }

  /** Whether the transport has to be made anew before it is given more. */
  boolean isFull() {
    return given + wanted.size() > MAX_CANDIDATES;
  }

  /** The transport is new. */
  void renewed() {
    given = 0;
  }

  /** What to give to the transport now. */
  List<IceCandidate> take() {
    generation++;
    given += wanted.size();
    last = wanted;
    wanted = List.of();
    return DialCandidates.of(last, generation);
  }

  /** How many candidates the transport was given. */
  int given() {
    return given;
  }
}
