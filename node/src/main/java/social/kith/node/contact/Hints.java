package social.kith.node.contact;

import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Loop-owned. Where a contact may be, by the word of nobody who proved anything: tried for a while
 * beside what is known, which it never replaces.
 */
final class Hints {
  /** Most at a time; more are not taken until one is old. */
  static final int MAX = 4;

  /** How long one is tried. */
  static final long LIFE_MS = 120_000;

  /** Most addresses that a link dials. */
  private static final int MAX_DIALLED = 16;

  private final Map<InetSocketAddress, Long> sinceMs = new LinkedHashMap<>();

  /** Whether any of these is new. */
  boolean add(Collection<InetSocketAddress> addresses, long nowMs) {
    forgetOld(nowMs);
    boolean fresh = false;
    for (InetSocketAddress address : addresses) {
      if (sinceMs.containsKey(address) || sinceMs.size() < MAX) {
        fresh |= sinceMs.put(address, nowMs) == null;
      }
    }
    return fresh;
  }

  /** What is known, and these after it. */
  List<InetSocketAddress> after(List<InetSocketAddress> known, long nowMs) {
    forgetOld(nowMs);
    List<InetSocketAddress> fresh =
        sinceMs.keySet().stream().filter(address -> !known.contains(address)).toList();
    return Stream.concat(known.stream().limit(MAX_DIALLED - fresh.size()), fresh.stream()).toList();
  }

  void clear() {
    sinceMs.clear();
  }

  private void forgetOld(long nowMs) {
    sinceMs.values().removeIf(since -> nowMs - since >= LIFE_MS);
  }
}
