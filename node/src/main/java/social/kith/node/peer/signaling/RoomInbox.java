package social.kith.node.peer.signaling;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.node.peer.DataChannel;

/**
 * Brings a room's events to listeners, and keeps those that nobody listens for yet: the first
 * listener of a kind hears them, once and in order. On the executor.
 */
final class RoomInbox {
  private static final Logger LOG = LoggerFactory.getLogger(RoomInbox.class);

  /** Most bytes that are kept: those of messages, and so many for each event. */
  static final long MAX_KEPT_BYTES = DataChannel.MAX_UNDELIVERED_BYTES;

  private static final int EVENT_BYTES = 256;

  /** A listener for one kind. */
  record Entry<E extends RoomEvent>(Class<E> kind, Consumer<? super E> listener) {
    private boolean hears(RoomEvent event) {
      return kind.isInstance(event);
    }

    private void tell(RoomEvent event) {
      try {
        listener.accept(kind.cast(event));
      } catch (RuntimeException | Error e) {
        LOG.error("a listener failed", e);
      }
    }
  }

  private final List<Entry<?>> entries = new CopyOnWriteArrayList<>();
  private final Deque<RoomEvent> kept = new ArrayDeque<>();
  private long keptBytes;

  void add(Entry<?> entry) {
    entries.add(entry);
    for (Iterator<RoomEvent> all = kept.iterator(); all.hasNext(); ) {
      RoomEvent event = all.next();
      if (entry.hears(event)) {
        all.remove();
        keptBytes -= sizeBytes(event);
        entry.tell(event);
      }
    }
  }

  void remove(Entry<?> entry) {
    entries.removeIf(other -> other == entry);
  }

  /**
   * Tells or keeps an event.
   *
   * @return false if too many are kept already; it is lost
   */
  boolean tell(RoomEvent event) {
    boolean heard = false;
    for (Entry<?> entry : entries) {
      if (entry.hears(event)) {
        heard = true;
        entry.tell(event);
      }
    }
    return heard || keep(event);
  }

  private boolean keep(RoomEvent event) {
    if (keptBytes + sizeBytes(event) > MAX_KEPT_BYTES) {
      return false;
    }
    keptBytes += sizeBytes(event);
    return kept.add(event);
  }

  private static long sizeBytes(RoomEvent event) {
    if (event instanceof RoomEvent.Message message) {
      return EVENT_BYTES + message.data().length;
    }
    return EVENT_BYTES + (event instanceof RoomEvent.RoomMessage m ? 2L * m.text().length() : 0);
  }
}
