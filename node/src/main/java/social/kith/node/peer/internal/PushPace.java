package social.kith.node.peer.internal;

/**
 * Lets sound be pushed no further ahead of the clock than half a second: libwebrtc would keep
 * whatever comes too early in memory, without a limit. Not for several threads at once.
 */
final class PushPace {
  static final long MAX_AHEAD_NS = 500_000_000;
  static final long FRAME_NS = 10_000_000;

  private long pushedUntilNs;

  PushPace(long nowNs) {
    pushedUntilNs = nowNs;
  }

  /** Whether the next ten milliseconds may be pushed now; if so, they are counted. */
  boolean allows(long nowNs) {
    long aheadNs = Math.max(0, pushedUntilNs - nowNs) + FRAME_NS;
    boolean allowed = aheadNs <= MAX_AHEAD_NS;
    if (allowed) {
      pushedUntilNs = nowNs + aheadNs;
    }
    return allowed;
  }
}
