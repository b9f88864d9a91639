package social.kith.node.peer.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings events to listeners, and keeps those that nobody listens for yet: the first listener of a
 * kind hears them, once and in order. Loop-owned.
 *
 * @param <T> what all the events are
 */
public final class EventInbox<T> {
  private static final Logger LOG = LoggerFactory.getLogger(EventInbox.class);

  /**
   * A listener for one kind.
   *
   * @param kind what it hears
   * @param listener hears it; what it throws is logged
   */
  public record Entry<E>(Class<E> kind, Consumer<? super E> listener) {
    private boolean hears(Object event) {
      return kind.isInstance(event);
    }

    private void tell(Object event) {
      try {
        listener.accept(kind.cast(event));
      } catch (RuntimeException | Error e) {
        LOG.error("a listener failed", e);
      }
    }
  }

  private final long maxKeptBytes;
  private final ToLongFunction<T> sizeBytes;
  private final List<Entry<? extends T>> entries = new CopyOnWriteArrayList<>();
  private final Deque<T> kept = new ArrayDeque<>();
  private long keptBytes;

  /**
   * Nothing is kept yet.
   *
   * @param maxKeptBytes most bytes that are kept
   * @param sizeBytes what an event counts
   */
  public EventInbox(long maxKeptBytes, ToLongFunction<T> sizeBytes) {
    this.maxKeptBytes = maxKeptBytes;
    this.sizeBytes = sizeBytes;
  }

  /** Adds a listener, which hears at once what was kept for one like it. */
  public void add(Entry<? extends T> entry) {
    entries.add(entry);
    for (Iterator<T> all = kept.iterator(); all.hasNext(); ) {
      T event = all.next();
      if (entry.hears(event)) {
        all.remove();
        keptBytes -= sizeBytes.applyAsLong(event);
        entry.tell(event);
      }
    }
  }

  /** Removes it; others that are equal stay. */
  public void remove(Entry<? extends T> entry) {
    entries.removeIf(other -> other == entry);
  }

  /**
   * Tells an event.
   *
   * @return whether somebody heard it
   */
  public boolean tell(T event) {
    boolean heard = false;
    for (Entry<? extends T> entry : entries) {
      if (entry.hears(event)) {
        heard = true;
        entry.tell(event);
      }
    }
    return heard;
  }

  /**
   * Tells or keeps an event.
   *
   * @return false if too many are kept already; it is lost
   */
  public boolean tellOrKeep(T event) {
    if (tell(event)) {
      return true;
    }
    long size = sizeBytes.applyAsLong(event);
    if (keptBytes + size > maxKeptBytes) {
      return false;
    }
    keptBytes += size;
    return kept.add(event);
  }
}
