package social.kith.node.meet;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.ContactId;
import social.kith.node.contact.ContactLink;
import social.kith.node.loop.EventLoop;
import social.kith.node.meet.broker.BrokerConnection;

/**
 * Loop-owned. Who is looked for at one broker. Step by step, so that many contacts are no flood: a
 * batch of topics at once, the next when the broker has answered, and one contact told at a time.
 */
final class Searches {
  /** Contacts whose topics are subscribed in one packet. */
  static final int BATCH = 16;

  private static final int BATCH_TOPICS = 3 * BATCH;

  /** Between two steps. */
  static final Duration STEP = Duration.ofMillis(50);

  private final EventLoop loop;
  private final Exchange exchange;
  private final Consumer<Search> tell;
  private final Map<ContactId, Search> searches = new LinkedHashMap<>();
  private final Map<MeetingTag, Search> byTag = new HashMap<>();
  private final Deque<Search> unheard = new ArrayDeque<>();
  private final Set<MeetingTag> subscribed = new HashSet<>();
  private final Set<MeetingTag> dropped = new HashSet<>();
  private List<Search> asked = List.of();
  private @Nullable BrokerConnection connection;
  private EventLoop.@Nullable Timer next;

  /**
   * Nobody is looked for.
   *
   * @param tell tells one contact where this node waits
   */
  Searches(EventLoop loop, Exchange exchange, Consumer<Search> tell) {
    this.loop = loop;
    this.exchange = exchange;
    this.tell = tell;
  }

  /** These are looked for from now on, and no others. */
  void lookFor(Collection<ContactLink> lost) {
    Set<ContactId> wanted = new HashSet<>();
    for (ContactLink contact : lost) {
      wanted.add(contact.contact().id());
      lookFor(contact);
    }
    List.copyOf(searches.keySet()).stream()
        .filter(id -> !wanted.contains(id))
        .forEach(id -> drop(searches.remove(id)));
    step();
  }

  private void lookFor(ContactLink contact) {
    List<MeetingTag> tags = exchange.tagsOf(contact);
    Search before = searches.get(contact.contact().id());
    if (before != null && before.contact() == contact) {
      List<MeetingTag> old = before.tags();
      if (before.rotate(tags, loop.monotonicMs())) {
        forget(old);
        add(before);
      }
      return;
    }
    if (before != null) {
      drop(before);
    }
    Search search = new Search(contact, tags);
    searches.put(contact.contact().id(), search);
    add(search);
  }

  private void add(Search search) {
    search.tags().forEach(tag -> byTag.put(tag, search));
    dropped.removeAll(search.tags());
    unheard.add(search);
  }

  private void drop(@Nullable Search search) {
    if (search != null) {
      forget(search.tags());
      unheard.remove(search);
    }
  }

  private void forget(Collection<MeetingTag> tags) {
    tags.forEach(byTag::remove);
    tags.stream().filter(subscribed::contains).forEach(dropped::add);
  }

  /** All are told once more, soon. */
  void again() {
    searches.values().forEach(search -> search.again(loop.monotonicMs()));
    step();
  }

  boolean isEmpty() {
    return searches.isEmpty();
  }

  /** Whoever is looked for by this tag. */
  Optional<Search> find(MeetingTag tag) {
    return Optional.ofNullable(byTag.get(tag));
  }

  /** There is a connection, on which nothing was subscribed yet. */
  void begin(BrokerConnection made) {
    end();
    connection = made;
    step();
  }

  /** There is none any more. */
  void end() {
    connection = null;
    asked = List.of();
    subscribed.clear();
    dropped.clear();
    unheard.clear();
    unheard.addAll(searches.values());
    searches.values().forEach(Search::interrupted);
    pause();
  }

  private void pause() {
    if (next != null) {
      next.cancel();
      next = null;
    }
  }

  /** The broker listens to what was asked last. */
  void heard() {
    listening();
    step();
  }

  private void listening() {
    asked.forEach(search -> search.listening(loop.monotonicMs()));
    asked = List.of();
  }

  private void step() {
    pause();
    if (connection == null) {
      return;
    }
    if (asked.isEmpty() && !unheard.isEmpty()) {
      subscribe(connection);
    }
    if (asked.isEmpty() && !dropped.isEmpty()) {
      unsubscribe(connection);
    }
    long nowMs = loop.monotonicMs();
    Optional<Search> first = first();
    if (!connection.isBusy() && first.filter(search -> search.dueMs() <= nowMs).isPresent()) {
      first.get().told(nowMs);
      tell.accept(first.get());
    }
    waitForMore(nowMs);
  }

  private void waitForMore(long nowMs) {
    long dueMs = first().map(Search::dueMs).orElse(Long.MAX_VALUE);
    boolean more = asked.isEmpty() && !(unheard.isEmpty() && dropped.isEmpty());
    if (more || dueMs != Long.MAX_VALUE) {
      long pauseMs = more ? STEP.toMillis() : Math.max(STEP.toMillis(), dueMs - nowMs);
      next = loop.schedule(Duration.ofMillis(pauseMs), this::step);
    }
  }

  private Optional<Search> first() {
    return searches.values().stream()
        .min((a, b) -> Long.compare(a.dueMs(), b.dueMs()))
        .filter(search -> search.dueMs() != Long.MAX_VALUE);
  }

  private void subscribe(BrokerConnection to) {
    List<Search> batch = new ArrayList<>();
    List<String> topics = new ArrayList<>();
    while (batch.size() < BATCH && !unheard.isEmpty()) {
      Search search = unheard.remove();
      batch.add(search);
      search.tags().stream().filter(subscribed::add).map(Topic::of).forEach(topics::add);
    }
    asked = batch;
    if (topics.isEmpty()) {
      listening();
    } else {
      to.subscribe(topics);
    }
  }

  private void unsubscribe(BrokerConnection from) {
    List<MeetingTag> batch = dropped.stream().limit(BATCH_TOPICS).toList();
    batch.forEach(dropped::remove);
    batch.forEach(subscribed::remove);
    from.unsubscribe(batch.stream().map(Topic::of).toList());
  }
}
