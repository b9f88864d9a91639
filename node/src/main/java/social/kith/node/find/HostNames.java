package social.kith.node.find;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import social.kith.node.loop.EventLoop;

/**
 * Loop-owned. The host name that the person set for this node, with what it stands for now, and
 * what names of contacts stand for. Names are looked up on threads of their own.
 */
public final class HostNames {
  /** Most addresses of a name. */
  static final int MAX_ADDRESSES = 4;

  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final Duration EVERY = Duration.ofMinutes(5);
  private static final int THREADS = 2;
  private static final int MAX_WAITING = 64;

  private final EventLoop loop;
  private final Executor aside;
  private final Function<String, List<InetAddress>> resolver;
  private Optional<HostName> own = Optional.empty();
  private List<InetAddress> ownAddresses = List.of();
  private Runnable changed = () -> {};
  private EventLoop.@Nullable Timer next;

  /**
   * None is set.
   *
   * @param alone whether this node is for this machine alone: then nobody is asked for a name
   */
  public HostNames(EventLoop loop, boolean alone) {
    this(loop, threads(), alone ? HostNames::address : HostNames::resolve);
  }

  HostNames(EventLoop loop, Executor aside, Function<String, List<InetAddress>> resolver) {
    this.loop = loop;
    this.aside = aside;
    this.resolver = resolver;
  }

  private static Executor threads() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            5,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MAX_WAITING),
            task -> {
              Thread made = new Thread(task, "kith-names");
              made.setDaemon(true);
              return made;
            });
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  private static List<InetAddress> address(String name) {
    return HostName.isAddress(name) ? resolve(name) : List.of();
  }

  private static List<InetAddress> resolve(String name) {
    try {
      return Arrays.asList(InetAddress.getAllByName(name));
    } catch (UnknownHostException e) {
      return List.of();
    }
  }

  /** Told on the loop when the own name, or what it stands for, is another one. */
  public void whenChanged(Runnable told) {
    changed = told;
  }

  /**
   * The name of this node from now on.
   *
   * @return done when it has been looked up
   */
  public CompletableFuture<Void> use(Optional<HostName> wished) {
    loop.requireInLoop();
    if (!wished.equals(own)) {
      own = wished;
      ownAddresses = List.of();
      changed.run();
    }
    return look();
  }

  /** What the own name stands for is looked up now, and again every five minutes. */
  public void lookAgain() {
    var unused = look();
  }

  private CompletableFuture<Void> look() {
    if (next != null) {
      next.cancel();
      next = null;
    }
    Optional<HostName> asked = own;
    if (asked.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    next = loop.schedule(EVERY, this::lookAgain);
    CompletableFuture<Void> looked = new CompletableFuture<>();
    loop.when(
        find(asked.get()),
        (found, error) -> {
          if (own.equals(asked) && found != null && !found.isEmpty()) {
            tell(found);
          }
          looked.complete(null);
        });
    return looked;
  }

  private void tell(List<InetAddress> found) {
    if (!found.equals(ownAddresses)) {
      ownAddresses = found;
      changed.run();
    }
  }

  /** The name of this node. */
  public Optional<HostName> own() {
    return own;
  }

  /** What it stands for, as far as it has been looked up. */
  public List<InetAddress> ownAddresses() {
    loop.requireInLoop();
    return ownAddresses;
  }

  /** Where the link that has this port is reached by that name: for IPv6 it is the next one. */
  public List<InetSocketAddress> ownAt(int port) {
    return at(ownAddresses, port);
  }

  /** The same for addresses of somebody. */
  public static List<InetSocketAddress> at(List<InetAddress> addresses, int port) {
    return addresses.stream()
        .map(a -> new InetSocketAddress(a, a instanceof Inet4Address ? port : port + 1))
        .toList();
  }

  /**
   * What a name stands for, four addresses at most.
   *
   * @return none if nobody knows; fails after 5 s
   */
  public CompletableFuture<List<InetAddress>> find(HostName name) {
    try {
      return CompletableFuture.supplyAsync(
              () ->
                  resolver.apply(name.text()).stream()
                      .distinct()
                      .sorted(Comparator.comparing(InetAddress::getHostAddress))
                      .limit(MAX_ADDRESSES)
                      .toList(),
              aside)
          .orTimeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(e);
    }
  }
}
