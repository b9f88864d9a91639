package social.kith.node.contact;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import social.kith.node.contact.Attempt.Tried;
import social.kith.node.find.AddressSource;
import social.kith.node.link.LinkLoss;
import social.kith.node.loop.EventLoop;
import social.kith.node.peer.CandidatePair;

/**
 * Loop-owned. How one contact is reached: what was tried, from where the addresses came, and what
 * the link in use is like.
 */
public final class ContactPath {
  /** Of the round trip, as of TCP's (RFC 6298): a new measurement counts for an eighth. */
  private static final int SMOOTHING = 8;

  private final EventLoop loop;
  private final Runnable changed;
  private final Attempts attempts = new Attempts();
  private final Map<InetSocketAddress, AddressSource> sources = new HashMap<>();
  private int sessions;
  private Optional<CandidatePair> pair = Optional.empty();
  private Optional<Duration> roundTrip = Optional.empty();

  /**
   * A path that was not tried.
   *
   * @param changed is told when there is another attempt, or one ended
   */
  ContactPath(EventLoop loop, Runnable changed) {
    this.loop = loop;
    this.changed = changed;
  }

  /** The last attempts, the latest first. */
  public List<Attempt> attempts() {
    return attempts.all();
  }

  /** Of what kind the candidates in use were when they were looked at last. */
  public Optional<CandidatePair> pair() {
    return pair;
  }

  /** What a packet takes to them and back, smoothed, since the link stands. */
  public Optional<Duration> roundTrip() {
    return roundTrip;
  }

  /** These addresses came from there; what they say themselves comes from the last session. */
  void found(List<InetSocketAddress> addresses, AddressSource source) {
    sources.keySet().retainAll(addresses);
    addresses.forEach(address -> sources.put(address, source));
  }

  /**
   * Some may be there as well, which nobody proved.
   *
   * @param all that are dialled now
   */
  void hinted(
      List<InetSocketAddress> some, AddressSource source, Collection<InetSocketAddress> all) {
    sources.keySet().retainAll(all);
    some.forEach(address -> sources.putIfAbsent(address, source));
  }

  /** They said in a session where they are. */
  void told() {
    sources.clear();
  }

  void dialled(List<InetSocketAddress> addresses) {
    attempts.dialled(addresses.stream().map(this::tried).toList(), loop.now());
    changed.run();
  }

  private Tried tried(InetSocketAddress address) {
    return new Tried(address, sources.getOrDefault(address, AddressSource.LAST_SESSION));
  }

  void unanswered() {
    attempts.unanswered(loop.now());
    changed.run();
  }

  void online() {
    sessions++;
    attempts.connected(loop.now());
  }

  void offline(LinkLoss loss) {
    sessions++;
    attempts.lost(loss, loop.now());
    pair = Optional.empty();
    roundTrip = Optional.empty();
  }

  /**
   * Looks at the link in use.
   *
   * @param asked what it is like
   * @param then is told on the loop, unless the link ended meanwhile
   * @return done on the loop
   */
  CompletableFuture<ContactPath> measure(
      CompletableFuture<Optional<CandidatePair>> asked, Consumer<Optional<CandidatePair>> then) {
    int session = sessions;
    CompletableFuture<ContactPath> measured = new CompletableFuture<>();
    loop.when(
        asked,
        (now, error) -> {
          if (now != null && session == sessions) {
            pair = now;
            now.flatMap(CandidatePair::roundTrip)
                .ifPresent(sample -> roundTrip = Optional.of(with(sample)));
            then.accept(now);
          }
          measured.complete(this);
        });
    return measured;
  }

  private Duration with(Duration sample) {
    return roundTrip
        .map(before -> before.plus(sample.minus(before).dividedBy(SMOOTHING)))
        .orElse(sample);
  }
}
