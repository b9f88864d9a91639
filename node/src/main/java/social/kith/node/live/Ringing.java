package social.kith.node.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import social.kith.crypto.ContactId;
import social.kith.node.loop.EventLoop;

/** Loop-owned. Which calls of contacts ring here, how often, how long, and which were answered. */
final class Ringing {
  /** A call of a contact that does not end rings no longer than this. */
  static final Duration LIMIT = Hosting.RINGING.plusSeconds(15);

  /** Who calls more often in {@link #WITHIN} does not ring any more; it is told as missed. */
  static final int MOST = 5;

  static final Duration WITHIN = Duration.ofMinutes(10);

  private final EventLoop loop;
  private final Map<ContactId, Deque<Long>> rungMs = new HashMap<>();
  private final Map<RoomId, EventLoop.Timer> silencing = new HashMap<>();
  private final Set<RoomId> answered = new HashSet<>();

  Ringing(EventLoop loop) {
    this.loop = loop;
  }

  /** Whether one more call of the contact may ring; if so, it counts. */
  boolean mayRing(ContactId host) {
    Deque<Long> times = rungMs.computeIfAbsent(host, id -> new ArrayDeque<>());
    long now = loop.monotonicMs();
    while (!times.isEmpty() && now - times.peekFirst() >= WITHIN.toMillis()) {
      times.removeFirst();
    }
    return times.size() < MOST && times.add(now);
  }

  /** The call rings from now on. */
  void begin(RoomId call, Runnable tooLong) {
    silencing.put(call, loop.schedule(LIMIT, tooLong));
  }

  /** This person came into the call, or it goes on elsewhere: it was not missed. */
  void answered(RoomId call) {
    answered.add(call);
  }

  boolean isAnswered(RoomId call) {
    return answered.contains(call);
  }

  /** The call is over. */
  void forget(RoomId call) {
    answered.remove(call);
    EventLoop.Timer timer = silencing.remove(call);
    if (timer != null) {
      timer.cancel();
    }
  }
}
