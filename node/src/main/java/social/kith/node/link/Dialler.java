package social.kith.node.link;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import social.kith.node.loop.EventLoop;

/**
 * Loop-owned. Says when to try the other side's addresses: at once, then every 15 s (that long a
 * try takes to fail) with jitter; after five minutes once a minute, after an hour every ten
 * minutes, and then by the clock, at moments that both sides of a link share and no two links do.
 * Two who are behind routers that let nobody in meet only if they try together. A node with many
 * links tries at every second, fifth or tenth of the moments that are a minute apart, so that
 * waiting for hundreds costs no more than waiting for eighty.
 */
final class Dialler {
  /** The moments of the sparsest schedule; each is one of the denser, too. */
  static final long LONG_GONE_MS = Duration.ofMinutes(10).toMillis();

  /** So many links are tried once a minute; a try costs 4 ms of a core, these half a percent. */
  static final int LINKS_A_MINUTE = 80;

  private static final long MINUTE_MS = Duration.ofMinutes(1).toMillis();

  /** What divides ten: so each moment is one of who tries more often. */
  private static final List<Integer> SPARSE_MINUTES = List.of(1, 2, 5, 10);

  private static final long DENSE_MS = Duration.ofSeconds(15).toMillis();
  private static final int DENSE_TRIES = 20;
  private static final int SPARSE_FOR_MINUTES = 60;

  private final EventLoop loop;
  private final long phaseMs;
  private final IntSupplier links;
  private final Runnable dial;
  private EventLoop.@Nullable Timer next;
  private int tries;

  /**
   * Does nothing until it is restarted.
   *
   * @param phaseMs the same on both sides: where between two of the sparsest moments theirs are
   * @param links how many this node has
   */
  Dialler(EventLoop loop, long phaseMs, IntSupplier links, Runnable dial) {
    this.loop = loop;
    this.phaseMs = phaseMs;
    this.links = links;
    this.dial = dial;
  }

  void restart() {
    stop();
    tries = 0;
    attempt();
  }

  void stop() {
    if (next != null) {
      next.cancel();
      next = null;
    }
  }

  private void attempt() {
    next = loop.schedule(Duration.ofMillis(pauseMs(tries++)), this::attempt);
    dial.run();
  }

  private long pauseMs(int before) {
    if (before < DENSE_TRIES) {
      return DENSE_MS + ThreadLocalRandom.current().nextLong(DENSE_MS / 10);
    }
    int minutes = sparseMinutes();
    boolean sparse = before < DENSE_TRIES + SPARSE_FOR_MINUTES / minutes;
    long periodMs = sparse ? minutes * MINUTE_MS : LONG_GONE_MS;
    return periodMs - Math.floorMod(loop.now().toEpochMilli() - phaseMs, periodMs);
  }

  private int sparseMinutes() {
    int busiest = SPARSE_MINUTES.get(SPARSE_MINUTES.size() - 1);
    return SPARSE_MINUTES.stream()
        .filter(minutes -> links.getAsInt() <= minutes * LINKS_A_MINUTE)
        .findFirst()
        .orElse(busiest);
  }
}
