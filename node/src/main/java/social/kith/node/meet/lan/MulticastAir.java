package social.kith.node.meet.lan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.crypto.MalformedException;

/**
 * DNS service discovery over multicast DNS (RFC 6762, RFC 6763), as much of it as two nodes need:
 * announces, asks, answers, listens, on a thread of its own. It does not probe whether its names
 * are free: they are 64 random bits.
 */
final class MulticastAir implements Air {
  static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final Logger LOG = LoggerFactory.getLogger(MulticastAir.class);

  /** An answer waits a little, so that not all answer at once. */
  private static final long MIN_ANSWER_MS = 20;

  private static final long MAX_ANSWER_MS = 120;

  /** Messages taken of a network before others have their turn. */
  private static final int MAX_AT_ONCE = 32;

  private final String instance;
  private final String host = Announcement.randomName();
  private final Consumer<Announcement> heard;
  private final Selector selector;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final ByteBuffer buffer = ByteBuffer.allocate(DnsMessage.MAX_BYTES);
  private List<Lane> lanes = List.of();
  private byte @Nullable [] text;
  private volatile boolean closed;

  private MulticastAir(String instance, Selector selector, Consumer<Announcement> heard) {
    this.instance = instance;
    this.selector = selector;
    this.heard = heard;
  }

  /**
   * On the networks that there are now.
   *
   * @param instance the name of what is announced
   * @param heard told of others, on another thread, as often as they say it
   * @throws IOException if this process may open no more files
   */
  static MulticastAir open(String instance, Consumer<Announcement> heard) throws IOException {
    MulticastAir air = new MulticastAir(instance, Selector.open(), heard);
    Thread thread = new Thread(air::run, "kith-lan");
    thread.setDaemon(true);
    thread.start();
    return air;
  }

  @Override
  public void say(byte[] wished) {
    later(
        () -> {
          text = wished;
          lanes.forEach(lane -> lane.said(announcement(lane, wished).told(host)));
          // Once more, since one may get lost.
          lanes.forEach(lane -> lane.sayAt(System.nanoTime() + SECOND_NANOS));
        });
  }

  @Override
  public void ask() {
    DnsMessage query = DnsMessage.query(Announcement.SERVICE, DnsMessage.PTR);
    later(() -> lanes.forEach(lane -> lane.send(query)));
  }

  @Override
  public void close() {
    later(() -> closed = true);
  }

  private void later(Runnable task) {
    tasks.add(task);
    selector.wakeup();
  }

  private void run() {
    try (selector) {
      lanes = Lane.openAll(selector);
      while (!closed) {
        selector.select(untilDueMs());
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
          task.run();
        }
        for (SelectionKey key : selector.selectedKeys()) {
          hear((Lane) key.attachment());
        }
        selector.selectedKeys().clear();
        sayDue();
      }
      lanes.forEach(lane -> lane.send(announcement(lane, new byte[0]).goodbye()));
    } catch (IOException | RuntimeException e) {
      LOG.warn("the local network is not searched any more; restart Kith to search it", e);
    } finally {
      lanes.forEach(Lane::close);
    }
  }

  private Announcement announcement(Lane lane, byte[] now) {
    return new Announcement(instance, now, lane.addresses());
  }

  /** How long nothing has to be said; 0 for as long as nothing happens. */
  private long untilDueMs() {
    long now = System.nanoTime();
    return lanes.stream()
        .flatMap(lane -> lane.dueNanos().stream())
        .mapToLong(due -> Math.max(1, TimeUnit.NANOSECONDS.toMillis(due - now)))
        .min()
        .orElse(0);
  }

  private void sayDue() {
    long now = System.nanoTime();
    byte[] current = text;
    for (Lane lane : lanes) {
      boolean due = lane.dueNanos().filter(nanos -> nanos - now <= 0).isPresent();
      if (due && current != null) {
        lane.said(announcement(lane, current).told(host));
      }
    }
  }

  private void hear(Lane lane) {
    for (int i = 0; i < MAX_AT_ONCE; i++) {
      Optional<byte[]> message = lane.next(buffer);
      if (message.isEmpty()) {
        return;
      }
      try {
        hear(lane, DnsMessage.parse(message.get()));
      } catch (MalformedException e) {
        LOG.trace("a message on a network cannot be read");
      }
    }
  }

  private void hear(Lane lane, DnsMessage message) throws MalformedException {
    byte[] current = text;
    if (message.response()) {
      Announcement.in(message).stream()
          .filter(other -> !other.instance().equals(instance))
          .forEach(heard);
    } else if (current != null && announcement(lane, current).isAskedBy(message)) {
      long waitMs = ThreadLocalRandom.current().nextLong(MIN_ANSWER_MS, MAX_ANSWER_MS);
      lane.sayAt(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMs));
    }
  }
}
