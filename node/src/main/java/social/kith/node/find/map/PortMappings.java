package social.kith.node.find.map;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.node.find.LocalAddresses;
import social.kith.node.find.map.MappingStatus.State;
import social.kith.node.loop.EventLoop;

/**
 * Loop-owned. The UDP ports of links that the home's router is asked to open, so that contacts
 * reach them from outside. All are asked for anew every ten minutes, or at half of the time that
 * the router gives, which also finds a router that has restarted or has another address.
 */
public final class PortMappings {
  /** Most ports that are open at a time. */
  public static final int MAX_PORTS = 32;

  /** So many of them are for links of invites, however many contacts there are. */
  static final int MAX_FIRST = 4;

  private static final Logger LOG = LoggerFactory.getLogger(PortMappings.class);
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
  private static final Duration RETRY = Duration.ofMinutes(30);

  private final EventLoop loop;
  private final Executor aside;
  private final GatewayWork work;
  private final Map<Integer, Wish> wishes = new LinkedHashMap<>();
  private final Map<Integer, Grant> grants = new LinkedHashMap<>();
  private final Map<Integer, CompletableFuture<Void>> waiting = new HashMap<>();
  private final Set<Integer> due = new LinkedHashSet<>();
  private Optional<MappingProtocol> protocol = Optional.empty();
  private State state = State.OFF;
  private EventLoop.@Nullable Timer next;
  private boolean on;
  private boolean busy;
  private boolean anew;
  private boolean closed;
  private int failures;

  /** A port that a link wishes to be open. */
  private record Wish(boolean first, Runnable changed) {}

  /** None is asked for until {@link #turn}. */
  public PortMappings(EventLoop loop) {
    this(loop, GatewayWork.thread(), new RealGateways());
  }

  PortMappings(EventLoop loop, Executor aside, Gateways gateways) {
    this.loop = loop;
    this.aside = aside;
    this.work = new GatewayWork(gateways);
  }

  /** Whether the router is asked from now on; if not, what is open is closed. */
  public void turn(boolean wished) {
    loop.requireInLoop();
    if (on != wished) {
      on = wished;
      state = on ? State.LOOKING : State.OFF;
      failures = 0;
      askAgain();
    }
  }

  /** This machine is elsewhere: the router may be another one. */
  public void moved() {
    failures = 0;
    anew = true;
    askAgain();
  }

  /**
   * A link waits on this UDP port.
   *
   * @param first whether it is of an invite, which is not open for long
   * @param changed told when it is reached elsewhere than before
   */
  public void open(int port, boolean first, Runnable changed) {
    loop.requireInLoop();
    wishes.put(port, new Wish(first, changed));
    begin();
  }

  /** No link waits there any more. */
  public void close(int port) {
    loop.requireInLoop();
    wishes.remove(port);
    begin();
  }

  /** Where the router takes packets for a port of this machine. */
  public Optional<InetSocketAddress> externalOf(int port) {
    return Optional.ofNullable(grants.get(port)).map(Grant::external);
  }

  /** Done, on the loop, once the router has opened the port, or it is certain that it does not. */
  public CompletableFuture<Void> whenOpen(int port) {
    boolean comes =
        (state == State.LOOKING || state == State.OPEN)
            && chosen().contains(port)
            && !grants.containsKey(port);
    return comes
        ? waiting.computeIfAbsent(port, unused -> new CompletableFuture<>())
        : CompletableFuture.completedFuture(null);
  }

  /** What has come of it. */
  public MappingStatus status() {
    loop.requireInLoop();
    boolean behind =
        grants.values().stream().anyMatch(grant -> isInside(grant.external().getAddress()));
    return new MappingStatus(state, protocol, grants.size(), behind);
  }

  /** Whether nobody in the internet reaches an address: private, or of a provider (RFC 6598). */
  private static boolean isInside(InetAddress address) {
    byte[] ip = address.getAddress();
    return LocalAddresses.isPrivate(address) || (ip[0] == 100 && (ip[1] & 0xC0) == 64);
  }

  /**
   * Closes what is open.
   *
   * @return done, on no certain thread, when the router has said so; wait no longer than you like
   */
  public CompletableFuture<Void> shutDown() {
    loop.requireInLoop();
    closed = true;
    cancelNext();
    work.ending();
    return CompletableFuture.runAsync(work::end, aside);
  }

  private void askAgain() {
    cancelNext();
    due.addAll(wishes.keySet());
    begin();
  }

  /** Those that are to be open now. */
  private Set<Integer> chosen() {
    if (!on) {
      return Set.of();
    }
    Stream<Integer> firsts = ports(true).limit(MAX_FIRST);
    Set<Integer> chosen = new LinkedHashSet<>();
    Stream.concat(firsts, ports(false)).limit(MAX_PORTS).forEach(chosen::add);
    return chosen;
  }

  private Stream<Integer> ports(boolean first) {
    return wishes.entrySet().stream()
        .filter(wish -> wish.getValue().first() == first)
        .map(Map.Entry::getKey);
  }

  private void begin() {
    if (busy || closed) {
      return;
    }
    Set<Integer> chosen = chosen();
    List<GatewayWork.Port> closing = closing(chosen);
    boolean resting = next != null && (state == State.NONE || state == State.REFUSED);
    List<GatewayWork.Port> asking =
        chosen.stream()
            .filter(port -> due.contains(port) || (!grants.containsKey(port) && !resting))
            .map(port -> new GatewayWork.Port(port, wished(port)))
            .toList();
    due.clear();
    if (!closing.isEmpty() || !asking.isEmpty()) {
      run(new GatewayWork.Pass(anew, closing, asking));
      anew = false;
    }
    giveUpWaiting(chosen);
  }

  /** Those that are open, and are to be so no more. */
  private List<GatewayWork.Port> closing(Set<Integer> chosen) {
    List<GatewayWork.Port> closing = new ArrayList<>();
    for (Map.Entry<Integer, Grant> each : Map.copyOf(grants).entrySet()) {
      int port = each.getKey();
      if (!chosen.contains(port)) {
        closing.add(new GatewayWork.Port(port, each.getValue().external().getPort()));
        grants.remove(port);
        tellLink(port);
      }
    }
    return closing;
  }

  private void tellLink(int port) {
    Wish wish = wishes.get(port);
    if (wish != null) {
      wish.changed().run();
    }
  }

  private int wished(int port) {
    Grant before = grants.get(port);
    return before == null ? port : before.external().getPort();
  }

  private void run(GatewayWork.Pass pass) {
    busy = true;
    loop.when(
        CompletableFuture.runAsync(
            () -> work.run(pass, (port, opened) -> loop.execute(() -> answered(port, opened))),
            aside),
        (nothing, error) -> ended(pass, error));
  }

  /** The router has opened a port, or has not. */
  private void answered(int port, Optional<GatewayWork.Opened> opened) {
    Optional<InetSocketAddress> before = externalOf(port);
    opened.ifPresentOrElse(
        now -> {
          protocol = Optional.of(now.protocol());
          grants.put(port, now.grant());
        },
        () -> grants.remove(port));
    told(port);
    if (!before.equals(externalOf(port))) {
      tellLink(port);
    }
  }

  private void told(int port) {
    CompletableFuture<Void> asked = waiting.remove(port);
    if (asked != null) {
      asked.complete(null);
    }
  }

  private void giveUpWaiting(Set<Integer> chosen) {
    boolean over = state == State.NONE || state == State.REFUSED;
    List.copyOf(waiting.keySet()).stream()
        .filter(port -> over || !chosen.contains(port))
        .forEach(this::told);
  }

  private void ended(GatewayWork.Pass pass, @Nullable Throwable error) {
    busy = false;
    if (error != null) {
      pass.asking().forEach(asked -> answered(asked.port(), Optional.empty()));
    }
    if (on && !pass.asking().isEmpty()) {
      settle(error);
    }
    if (on && next == null && !closed) {
      next = loop.schedule(pause(), this::askAgain);
    }
    begin();
  }

  private void settle(@Nullable Throwable error) {
    State before = state;
    failures = grants.isEmpty() ? failures + 1 : 0;
    state = grants.isEmpty() ? without(error) : State.OPEN;
    if (state != before) {
      LOG.info("ports in the router: {}", state);
    }
  }

  private static State without(@Nullable Throwable error) {
    boolean silent = error != null && !(GatewayWork.cause(error) instanceof RefusedException);
    return silent ? State.NONE : State.REFUSED;
  }

  private Duration pause() {
    if (state != State.OPEN) {
      return failures <= 1 ? FIRST_RETRY : RETRY;
    }
    return grants.values().stream()
        .map(grant -> grant.life().dividedBy(2))
        .min(Duration::compareTo)
        .filter(half -> half.compareTo(SHORTEST_PAUSE) > 0)
        .orElse(SHORTEST_PAUSE);
  }

  private void cancelNext() {
    if (next != null) {
      next.cancel();
      next = null;
    }
  }
}
