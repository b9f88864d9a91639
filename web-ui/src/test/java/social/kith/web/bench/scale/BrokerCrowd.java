package social.kith.web.bench.scale;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import social.kith.node.loop.EventLoop;
import social.kith.node.meet.broker.BrokerConnection;
import social.kith.node.meet.broker.BrokerTrouble;

/**
 * Loop-owned. One half of many pairs, over one connection: listens to three topics for each, 48 at
 * once as a node does, tells each once, and answers, if it was there first and so told nobody.
 */
final class BrokerCrowd implements BrokerConnection.Listener {
  private static final int PARCEL_BYTES = 4_096;
  private static final int BATCH = 16;
  private static final Duration BUSY = Duration.ofMillis(1);

  private final EventLoop loop;
  private final int from;
  private final int to;
  private final boolean answers;
  private final Random random;
  private final Set<String> found = new HashSet<>();
  private BrokerConnection connection;
  private int subscribed;
  private int told;
  private volatile boolean allTold;
  private volatile boolean allFound;

  /**
   * @param answers whether it answers who tells it
   */
  BrokerCrowd(EventLoop loop, int from, int to, boolean answers) {
    this.loop = loop;
    this.from = from;
    this.to = to;
    this.answers = answers;
    this.random = new Random(from);
    this.subscribed = from;
    this.told = from;
  }

  void begin(BrokerConnection made) {
    connection = made;
  }

  boolean hasTold() {
    return allTold;
  }

  boolean hasFoundAll() {
    return allFound;
  }

  @Override
  public void connected() {
    subscribe();
  }

  private void subscribe() {
    List<String> topics = new ArrayList<>();
    int end = Math.min(to, subscribed + BATCH);
    for (int pair = subscribed; pair < end; pair++) {
      for (int slot = 0; slot < 3; slot++) {
        topics.add(topic(pair, slot));
      }
    }
    subscribed = end;
    connection.subscribe(topics);
  }

  @Override
  public void subscribed() {
    if (subscribed < to) {
      subscribe();
    } else {
      tell();
    }
  }

  private void tell() {
    while (told < to && !connection.isBusy()) {
      publish(topic(told++, 1));
    }
    if (told < to) {
      loop.schedule(BUSY, this::tell);
    } else {
      allTold = true;
    }
  }

  /** As long as a real one: kith1/ and 22 characters. */
  private static String topic(int pair, int slot) {
    return "kith1/%021d%d".formatted(pair, slot);
  }

  private void publish(String topic) {
    byte[] parcel = new byte[PARCEL_BYTES];
    random.nextBytes(parcel);
    connection.publish(topic, parcel);
  }

  @Override
  public void received(String topic, byte[] payload) {
    if (found.add(topic)) {
      if (answers) {
        answer(topic);
      }
      allFound = found.size() == to - from;
    }
  }

  private void answer(String topic) {
    if (connection.isBusy()) {
      loop.schedule(BUSY, () -> answer(topic));
    } else {
      publish(topic);
    }
  }

  @Override
  public void ended(BrokerTrouble why) {
    throw new IllegalStateException(why.name());
  }
}
