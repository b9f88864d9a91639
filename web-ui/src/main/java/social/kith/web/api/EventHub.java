package social.kith.web.api;

import jakarta.servlet.ServletOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.node.NodeEvent;
import social.kith.node.NodeListener;
import social.kith.web.guard.Caller;

/**
 * Passes the node's events on to every open event stream. {@link #on} may be called on the node's
 * loop: it hands over and returns. All else happens on one event thread of its own. When more than
 * {@value #MAX_WAITING} events wait for it, they are dropped and every reader is told to start
 * anew.
 */
public final class EventHub implements NodeListener, SessionRoutes.SignOutListener, AutoCloseable {
  static final int MAX_WAITING = 10_000;
  static final int MAX_READERS = 64;
  static final int BEAT_SECONDS = 15;
  private static final int CLOSE_SECONDS = 2;
  private static final Logger log = LoggerFactory.getLogger(EventHub.class);

  private final ScheduledFuture<?> beats;
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(1, EventHub::newThread);
  private final EventLog events = new EventLog(UUID.randomUUID().toString().substring(0, 8));
  private final List<EventReader> readers = new ArrayList<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile boolean overflowed;

  /** A hub with a thread of its own, until it is closed. */
  public EventHub() {
    beats = thread.scheduleWithFixedDelay(this::beat, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
  }

  private static Thread newThread(Runnable task) {
    Thread thread = new Thread(task, "kith-events");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void on(NodeEvent event) {
    if (thread.isShutdown()) {
      return;
    }
    if (waiting.incrementAndGet() > MAX_WAITING) {
      waiting.decrementAndGet();
      overflowed = true;
      return;
    }
    thread.execute(() -> publish(event));
  }

  private void publish(NodeEvent event) {
    waiting.decrementAndGet();
    if (overflowed) {
      overflowed = false;
      events.forget();
    }
    events.append(id -> EventFrames.of(id, event));
    drainAll();
    if (event instanceof NodeEvent.LockChanged change && change.lock().locked()) {
      // Nothing of what was told before stays; the streams go on.
      events.forgetOlder();
      drainAll();
    }
  }

  private void drainAll() {
    readers.forEach(EventReader::drain);
    readers.removeIf(reader -> reader.ended().isDone());
  }

  private void beat() {
    readers.forEach(EventReader::beat);
    readers.removeIf(reader -> reader.ended().isDone());
  }

  /**
   * Opens a stream on an asynchronous response.
   *
   * @param lastEventId where an earlier stream of the same reader ended
   * @return completes when the stream is over; empty if there are too many already
   */
  Optional<CompletableFuture<Void>> open(
      Caller caller, Optional<String> lastEventId, ServletOutputStream out) {
    return call(
        () -> {
          if (readers.size() >= MAX_READERS) {
            return Optional.empty();
          }
          EventReader reader = reader(caller, lastEventId, out);
          readers.add(reader);
          out.setWriteListener(reader);
          return Optional.of(reader.ended());
        });
  }

  private EventReader reader(Caller caller, Optional<String> lastEventId, ServletOutputStream out) {
    OptionalLong resumed =
        lastEventId.isEmpty() ? OptionalLong.of(events.last()) : events.resume(lastEventId.get());
    long from = resumed.orElse(events.last());
    String id = events.id(from);
    byte[] first = resumed.isPresent() ? EventFrames.opening(id) : EventFrames.reset(id);
    return new EventReader(caller, events, from, first, out, thread);
  }

  @Override
  public void signedOut(String sessionHash) {
    thread.execute(
        () -> endWhere(reader -> reader.caller().equals(new Caller.Browser(sessionHash))));
  }

  @Override
  public void allSignedOut() {
    thread.execute(() -> endWhere(reader -> reader.caller() instanceof Caller.Browser));
  }

  private void endWhere(Predicate<EventReader> which) {
    readers.stream().filter(which).forEach(EventReader::end);
    readers.removeIf(reader -> reader.ended().isDone());
  }

  /** How many streams are open. */
  public int readers() {
    return call(readers::size);
  }

  /** Ends every stream and the thread. */
  @Override
  public void close() {
    beats.cancel(false);
    if (!thread.isShutdown()) {
      thread.execute(() -> endWhere(reader -> true));
      thread.shutdown();
    }
    try {
      if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        log.debug("Event streams are still closing");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private <T> T call(Callable<T> work) {
    try {
      return thread.submit(work).get(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }
}
