package social.kith.node.link;

import java.time.Duration;
import social.kith.node.loop.EventLoop;
import social.kith.node.loop.TokenBucket;

/**
 * Loop-owned. How much is taken from the other side of a link, over all its sessions, and how long
 * it waits after it was refused. A token stands for ten microseconds of the loop.
 */
final class Patience {
  /** About half a second of the loop. */
  static final long BURST = 60_000;

  /** A fifth of the loop, and three times what photos take at 130 MB/s. */
  static final long EACH_SECOND = 20_000;

  /** A message that is not an item costs a token for so many bytes: it may ask for much. */
  static final int BYTES_PER_TOKEN = 8;

  /** After so long a good session the pauses begin anew. */
  static final Duration FORGIVEN_AFTER = Duration.ofMinutes(1);

  private final EventLoop loop;
  private final TokenBucket tokens;
  private final Backoff backoff = new Backoff();
  private boolean offended;
  private long establishedMs;

  Patience(EventLoop loop) {
    this.loop = loop;
    this.tokens = new TokenBucket(loop, BURST, EACH_SECOND);
  }

  /** Whether one more frame is taken. */
  boolean frame() {
    return tokens.take(1);
  }

  /** Whether a message is taken. What items cost is bounded by their own window and pace. */
  boolean message(RecordKind kind, int sizeBytes) {
    return kind == RecordKind.SYNC || tokens.take(sizeBytes / BYTES_PER_TOKEN);
  }

  /** A session stands. */
  void established() {
    establishedMs = loop.monotonicMs();
    if (!offended) {
      backoff.reset();
    }
  }

  /** It, or what was to become one, is over. */
  void lost(LinkLoss loss) {
    if (loss.isOffence()) {
      offended = true;
    } else if (loop.monotonicMs() - establishedMs > FORGIVEN_AFTER.toMillis()) {
      offended = false;
    }
  }

  /** How long to wait before the next try. */
  Duration pause() {
    return backoff.next();
  }
}
