package social.kith.node.loop;

/** Loop-owned. How much of something may happen: a burst at once, then so much a second. */
public final class TokenBucket {
  private static final long MS_PER_S = 1_000;

  private final EventLoop loop;
  private final long capacity;
  private final long perSecond;
  private long thousandths;
  private long filledMs;

  /**
   * A full bucket.
   *
   * @param capacity the largest burst, in tokens
   * @param perSecond how many tokens come back each second
   */
  public TokenBucket(EventLoop loop, long capacity, long perSecond) {
    this.loop = loop;
    this.capacity = capacity;
    this.perSecond = perSecond;
    this.thousandths = capacity * MS_PER_S;
    this.filledMs = loop.monotonicMs();
  }

  /**
   * Takes tokens.
   *
   * @return false if there are not so many, and then none is taken
   */
  public boolean take(long tokens) {
    fill();
    if (tokens > thousandths / MS_PER_S) {
      return false;
    }
    thousandths -= tokens * MS_PER_S;
    return true;
  }

  private void fill() {
    long now = loop.monotonicMs();
    thousandths = Math.min(capacity * MS_PER_S, thousandths + (now - filledMs) * perSecond);
    filledMs = now;
  }
}
