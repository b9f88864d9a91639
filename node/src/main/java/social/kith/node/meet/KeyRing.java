package social.kith.node.meet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.crypto.Identity;
import social.kith.crypto.WeeklyKey;
import social.kith.crypto.WeeklyKeyId;
import social.kith.node.loop.EventLoop;
import social.kith.storage.Store;

/**
 * Loop-owned. This person's weekly keys: a new one every week, each kept for 30 days after another
 * took its place, then forgotten, so that what was sealed to it can be opened by nobody.
 */
public final class KeyRing {
  /** How long a key is given to contacts. */
  public static final Duration IN_USE = Duration.ofDays(7);

  /** How long messages to an earlier key are still opened. */
  public static final Duration KEPT = Duration.ofDays(30);

  private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);
  private static final Duration LOOK_EVERY = Duration.ofHours(1);

  /** A clock that was set back by more than this had been wrong when the key was made. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofDays(1);

  private final Identity self;
  private final Store store;
  private final EventLoop loop;
  private final Runnable renewed;
  private final List<WeeklyKey> keys = new ArrayList<>();
  private boolean closed;

  /**
   * Without keys until {@link #start}.
   *
   * @param renewed hears that there is a newer key
   */
  public KeyRing(Identity self, Store store, EventLoop loop, Runnable renewed) {
    this.self = self;
    this.store = store;
    this.loop = loop;
    this.renewed = renewed;
  }

  /** Loads the keys and makes the first one; from now on looks after them. */
  public void start() {
    loop.requireInLoop();
    keys.addAll(store.weeklyKeys().all());
    if (keys.isEmpty()) {
      keys.add(make());
    }
    look();
  }

  private void look() {
    if (closed) {
      return;
    }
    forgetOld();
    Duration age = Duration.between(newest().madeAt(), loop.now());
    if (age.compareTo(IN_USE) >= 0 || age.compareTo(CLOCK_TOLERANCE.negated()) < 0) {
      keys.add(make());
      renewed.run();
    }
    loop.schedule(LOOK_EVERY, this::look);
  }

  private WeeklyKey make() {
    WeeklyKey key = WeeklyKey.generate(Instant.ofEpochMilli(loop.now().toEpochMilli()));
    // A copy, as the ring may be closed, and its keys wiped, before the writer comes to it.
    WeeklyKey written = WeeklyKey.of(key.seed().copy(), key.madeAt());
    loop.when(
        store
            .update(tx -> store.weeklyKeys().add(tx, written))
            .whenComplete((done, error) -> written.close()),
        (done, error) -> {
          if (error != null) {
            // It serves until the node stops; then contacts are told of another.
            LOG.warn("a weekly key could not be stored");
          }
        });
    return key;
  }

  private void forgetOld() {
    while (keys.size() > 1
        && Duration.between(keys.get(1).madeAt(), loop.now()).compareTo(KEPT) >= 0) {
      WeeklyKey old = keys.remove(0);
      WeeklyKeyId id = old.id();
      old.close();
      store.update(tx -> store.weeklyKeys().remove(tx, id));
    }
  }

  private WeeklyKey newest() {
    return keys.get(keys.size() - 1);
  }

  /** The newest key for contacts, signed. */
  public byte[] signed() {
    loop.requireInLoop();
    return newest().signed(self);
  }

  /** A key, if it is still there; borrowed. */
  Optional<WeeklyKey> find(WeeklyKeyId id) {
    return keys.stream().filter(key -> key.id().equals(id)).findFirst();
  }

  /** Wipes the keys from memory. */
  public void close() {
    closed = true;
    keys.forEach(WeeklyKey::close);
    keys.clear();
  }
}
