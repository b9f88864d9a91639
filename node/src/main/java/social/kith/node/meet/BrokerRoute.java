package social.kith.node.meet;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.crypto.ContactId;
import social.kith.crypto.MalformedException;
import social.kith.node.contact.ContactLink;
import social.kith.node.find.AddressSource;
import social.kith.node.loop.EventLoop;
import social.kith.node.loop.TokenBucket;
import social.kith.node.meet.broker.Broker;
import social.kith.node.meet.broker.BrokerConnection;
import social.kith.node.meet.broker.BrokerConnector;
import social.kith.node.meet.broker.BrokerTrouble;

/**
 * Loop-owned. One broker. There is a connection while somebody is looked for; it is made anew after
 * growing pauses. Whatever the broker does, it can do no more than not to bring an envelope: what
 * it makes up, changes, repeats or brings to another topic opens to nothing.
 */
final class BrokerRoute implements Route {
  /** How long the connection stays when nobody is looked for any more. */
  static final Duration LINGER = Duration.ofSeconds(60);

  /** Messages from a broker: so many at once, then so many a second. */
  static final int BURST = 256;

  private static final int PER_SECOND = 20;
  private static final long ANSWERED_MS = 5_000;
  private static final long FIRST_PAUSE_MS = 1_000;
  private static final long LONGEST_PAUSE_MS = Duration.ofMinutes(5).toMillis();
  private static final Duration STEADY = Duration.ofMinutes(1);
  private static final Logger LOG = LoggerFactory.getLogger(BrokerRoute.class);

  private final Broker broker;
  private final ContactId self;
  private final EventLoop loop;
  private final Exchange exchange;
  private final BrokerConnector connector;
  private final Runnable changed;
  private final Searches searches;
  private final TokenBucket inbound;
  private @Nullable BrokerConnection connection;
  private EventLoop.@Nullable Timer timer;
  private long pauseMs = FIRST_PAUSE_MS;
  private BrokerState state;

  /**
   * Nobody is looked for.
   *
   * @param changed hears that the state is another one
   */
  BrokerRoute(
      Broker broker,
      ContactId self,
      EventLoop loop,
      Exchange exchange,
      BrokerConnector connector,
      Runnable changed) {
    this.broker = broker;
    this.self = self;
    this.loop = loop;
    this.exchange = exchange;
    this.connector = connector;
    this.changed = changed;
    this.searches = new Searches(loop, exchange, search -> exchange.tell(search.present(), this));
    this.inbound = new TokenBucket(loop, BURST, PER_SECOND);
    this.state = state(BrokerState.Status.IDLE, Optional.empty());
  }

  Broker broker() {
    return broker;
  }

  BrokerState state() {
    return state;
  }

  private BrokerState state(BrokerState.Status status, Optional<BrokerTrouble> trouble) {
    return new BrokerState(broker, status, loop.now(), trouble);
  }

  private void become(BrokerState.Status status, Optional<BrokerTrouble> trouble) {
    boolean same = status == state.status();
    Instant since = same ? state.since() : loop.now();
    BrokerState now = new BrokerState(broker, status, since, trouble);
    if (!now.equals(state)) {
      state = now;
      changed.run();
    }
  }

  /** These are looked for from now on, and no others. */
  void lookFor(Collection<ContactLink> lost) {
    boolean wasEmpty = searches.isEmpty();
    searches.lookFor(lost);
    if (searches.isEmpty() && !wasEmpty) {
      after(LINGER, this::rest);
    } else if (!searches.isEmpty() && wasEmpty) {
      cancel();
      if (connection == null && state.status() == BrokerState.Status.IDLE) {
        connect();
      } else if (connection == null) {
        tryLater();
      }
    }
  }

  /** This node's addresses are others: all hear of it, over a connection from there. */
  void moved() {
    if (connection != null) {
      disconnect();
      pauseMs = FIRST_PAUSE_MS;
      tryLater();
      become(BrokerState.Status.TRYING, Optional.empty());
    }
  }

  /** All are told again where this node waits, over the connection that there is. */
  void again() {
    searches.again();
  }

  private void connect() {
    boolean refused = state.status() == BrokerState.Status.REFUSED;
    become(refused ? state.status() : BrokerState.Status.TRYING, state.trouble());
    connection = connector.connect(broker, new Events());
  }

  private void rest() {
    close();
    become(BrokerState.Status.IDLE, Optional.empty());
  }

  /** Ends the connection; it is made again when somebody is looked for. */
  void close() {
    cancel();
    disconnect();
    pauseMs = FIRST_PAUSE_MS;
  }

  private void disconnect() {
    searches.end();
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }

  private void tryLater() {
    long jittered = pauseMs / 2 + ThreadLocalRandom.current().nextLong(pauseMs / 2 + 1);
    pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
    after(Duration.ofMillis(jittered), this::tryAgain);
  }

  private void tryAgain() {
    if (searches.isEmpty()) {
      rest();
    } else {
      connect();
    }
  }

  private void after(Duration pause, Runnable task) {
    cancel();
    timer =
        loop.schedule(
            pause,
            () -> {
              timer = null;
              task.run();
            });
  }

  private void cancel() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  @Override
  public void post(MeetingTag tag, byte[] envelope) {
    if (connection != null && state.status() == BrokerState.Status.CONNECTED) {
      BrokerConnection to = connection;
      searches
          .find(tag)
          .map(search -> Parcel.seal(search.contact().meeting(), self, tag, envelope))
          .ifPresent(parcel -> to.publish(Topic.of(tag), parcel));
    }
  }

  @Override
  public AddressSource source() {
    return AddressSource.BROKER;
  }

  /** Short: who was told before the other one listened has told nobody. */
  @Override
  public long answeredMs() {
    return ANSWERED_MS;
  }

  private void received(Search search, MeetingTag tag, byte[] parcel) {
    ContactLink contact = search.contact();
    try {
      byte[] envelope = Parcel.open(contact.meeting(), contact.contact().id(), tag, parcel);
      exchange.received(tag, envelope, this);
    } catch (MalformedException e) {
      LOG.debug("what a broker brought is not of {}", contact.contact().id().shortHex());
    }
  }

  private final class Events implements BrokerConnection.Listener {
    @Override
    public void connected() {
      LOG.info("connected to a broker");
      become(BrokerState.Status.CONNECTED, Optional.empty());
      if (connection != null) {
        searches.begin(connection);
      }
    }

    @Override
    public void subscribed() {
      searches.heard();
    }

    @Override
    public void received(String topic, byte[] payload) {
      Optional<MeetingTag> tag = Topic.parse(topic);
      Optional<Search> search = tag.flatMap(searches::find);
      boolean wanted = search.filter(found -> found.contact().mayBeLookedFor()).isPresent();
      if (payload.length == Parcel.SIZE_BYTES && wanted && inbound.take(1)) {
        BrokerRoute.this.received(search.orElseThrow(), tag.orElseThrow(), payload);
      }
    }

    @Override
    public void ended(BrokerTrouble why) {
      LOG.info("no connection to a broker: {}", why);
      boolean steady =
          state.status() == BrokerState.Status.CONNECTED
              && !loop.now().isBefore(state.since().plus(STEADY));
      pauseMs = steady ? FIRST_PAUSE_MS : pauseMs;
      connection = null;
      searches.end();
      if (searches.isEmpty()) {
        rest();
        return;
      }
      become(
          why.isRefusal() ? BrokerState.Status.REFUSED : BrokerState.Status.TRYING,
          Optional.of(why));
      tryLater();
    }
  }
}
