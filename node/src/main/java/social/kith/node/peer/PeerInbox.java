package social.kith.node.peer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings events to listeners, and keeps those that nobody listens for yet: the first listener of a
 * kind hears them, once and in order. Loop-owned.
 */
final class PeerInbox {
  private static final Logger LOG = LoggerFactory.getLogger(PeerInbox.class);

  /** Most bytes that are kept: those of messages and descriptions, and so many for each event. */
  static final long MAX_KEPT_BYTES = DataChannel.MAX_UNDELIVERED_BYTES;

  static final int EVENT_BYTES = 256;

  private record Entry<E extends PeerEvent>(Class<E> kind, Consumer<? super E> listener) {
    boolean hears(PeerEvent event) {
      return kind.isInstance(event);
    }

    void tell(PeerEvent event) {
      try {
        listener.accept(kind.cast(event));
      } catch (RuntimeException | Error e) {
        LOG.error("a listener failed", e);
      }
    }
  }

  private final List<Entry<?>> entries = new CopyOnWriteArrayList<>();
  private final Deque<PeerEvent> kept = new ArrayDeque<>();
  private long keptBytes;

  <E extends PeerEvent> Object add(Class<E> kind, Consumer<? super E> listener) {
    Entry<E> entry = new Entry<>(kind, listener);
    entries.add(entry);
    for (Iterator<PeerEvent> all = kept.iterator(); all.hasNext(); ) {
      PeerEvent event = all.next();
      if (entry.hears(event)) {
        all.remove();
        keptBytes -= sizeBytes(event);
        entry.tell(event);
      }
    }
    return entry;
  }

  void remove(Object entry) {
    entries.removeIf(other -> other == entry);
  }

  /**
   * Tells or keeps an event.
   *
   * @return false if too many are kept already; it is lost
   */
  boolean tell(PeerEvent event) {
    boolean heard = false;
    for (Entry<?> entry : entries) {
      if (entry.hears(event)) {
        heard = true;
        entry.tell(event);
      }
    }
    return heard || isOfTheMoment(event) || keep(event);
  }

  /** What is over when the listener returns is nothing for a later one. */
  private static boolean isOfTheMoment(PeerEvent event) {
    return event instanceof PeerEvent.BeforeOffer || event instanceof PeerEvent.BeforeAnswer;
  }

  private boolean keep(PeerEvent event) {
    if (keptBytes + sizeBytes(event) > MAX_KEPT_BYTES) {
      return false;
    }
    keptBytes += sizeBytes(event);
    return kept.add(event);
  }

  private static long sizeBytes(PeerEvent event) {
    return EVENT_BYTES + contentBytes(event);
  }

  private static long contentBytes(PeerEvent event) {
    if (event instanceof PeerEvent.Message message) {
      return message.data().length;
    } else if (event instanceof PeerEvent.Ready ready) {
      return ready.description().sdp().length();
    } else if (event instanceof PeerEvent.Signalled signalled
        && signalled.signal() instanceof Signal.Sdp sdp) {
      return sdp.description().sdp().length();
    }
    return 0;
  }
}
