package social.kith.node.find;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.node.loop.EventLoop;

/**
 * Loop-owned. Says when this machine is in other networks than before, or has slept: nobody else
 * tells a Java program.
 */
public final class NetworkWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NetworkWatch.class);
  private static final Duration EVERY = Duration.ofSeconds(5);

  /** Whoever looks that much later has slept, or somebody set the clock. */
  private static final Duration SLEPT = Duration.ofSeconds(30);

  private final EventLoop loop;
  private final LocalAddresses local;
  private final Executor aside;
  private final Runnable changed;
  private List<InetSocketAddress> before = List.of();
  private Instant lookedAt = Instant.MIN;
  private EventLoop.@Nullable Timer next;
  private boolean closed;

  /**
   * Does nothing until {@link #start}.
   *
   * @param changed run on the loop
   */
  public NetworkWatch(EventLoop loop, LocalAddresses local, Runnable changed) {
    this(loop, local, ForkJoinPool.commonPool(), changed);
  }

  NetworkWatch(EventLoop loop, LocalAddresses local, Executor aside, Runnable changed) {
    this.loop = loop;
    this.local = local;
    this.aside = aside;
    this.changed = changed;
  }

  /** Looks every 5 s from now on. */
  public void start() {
    before = local.withPort(1);
    lookedAt = loop.now();
    next = loop.schedule(EVERY, this::look);
  }

  /** Listing interfaces takes some operating systems long: not on the loop. */
  private void look() {
    loop.when(
        CompletableFuture.supplyAsync(() -> local.withPort(1), aside), (now, error) -> seen(now));
  }

  private void seen(@Nullable List<InetSocketAddress> now) {
    if (closed) {
      return;
    }
    boolean slept = loop.now().isAfter(lookedAt.plus(SLEPT));
    lookedAt = loop.now();
    if (slept || (now != null && !now.equals(before))) {
      before = now == null ? before : now;
      LOG.info("the network changed");
      changed.run();
    }
    next = loop.schedule(EVERY, this::look);
  }

  /** Looks no more. */
  @Override
  public void close() {
    closed = true;
    if (next != null) {
      next.cancel();
    }
  }
}
