package social.kith.node.link;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import social.kith.node.peer.IceCandidate;

/**
 * Loop-owned. Which addresses of a link are to be dialled, and what its transport was given. An
 * address that was given less than 15 s ago is still being tried, and waits for that to end.
 */
final class Dialling {
  /**
   * Remote candidates after which a waiting transport is made anew: libwebrtc keeps 0.85 KB of each
   * for as long as the connection lives, and cannot remove one.
   */
  static final int MAX_CANDIDATES = 512;

  /** How long libwebrtc tries an address. */
  static final long TRY_NANOS = TimeUnit.SECONDS.toNanos(15);

  private final LongSupplier nanoTime;
  private final Map<InetSocketAddress, Long> givenAtNanos = new HashMap<>();
  private Set<InetSocketAddress> wanted = new LinkedHashSet<>();
  private List<InetSocketAddress> last = List.of();
  private int serial;
  private int given;

  Dialling(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Wants these addresses, and no more those wanted before. */
  void want(Collection<InetSocketAddress> addresses) {
    last = DialCandidates.usable(addresses);
    wanted = new LinkedHashSet<>(last);
  }

  /** Wants anew what was wanted last. */
  void wantLastAgain() {
    wanted = new LinkedHashSet<>(last);
  }

  /** Whether the transport has to be made anew before it is given more. */
  boolean isFull() {
    return given + wanted.size() > MAX_CANDIDATES;
  }

  /** What to give to the transport now. */
  List<IceCandidate> take() {
    long now = nanoTime.getAsLong();
    List<IceCandidate> candidates = new ArrayList<>();
    for (InetSocketAddress address : List.copyOf(wanted)) {
      Long before = givenAtNanos.get(address);
      if (before == null || now - before >= TRY_NANOS) {
        serial++;
        candidates.add(DialCandidates.of(address, serial, last.indexOf(address)));
        givenAtNanos.put(address, now);
        wanted.remove(address);
      }
    }
    given += candidates.size();
    return candidates;
  }

  /** Everything that the transport was given has failed. */
  void allFailed() {
    givenAtNanos.clear();
  }

  /** The transport is new. */
  void renewed() {
    givenAtNanos.clear();
    given = 0;
  }

  /** How many candidates the transport was given. */
  int given() {
    return given;
  }
}
