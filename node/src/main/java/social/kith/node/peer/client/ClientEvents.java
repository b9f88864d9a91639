package social.kith.node.peer.client;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.node.peer.Registration;

/** Who hears what a client tells. Adding is for any thread, telling for the loop. */
final class ClientEvents {
  private static final Logger LOG = LoggerFactory.getLogger(ClientEvents.class);

  private record Entry<E extends ClientEvent>(Class<E> kind, Consumer<? super E> listener) {
    void tell(ClientEvent event) {
      try {
        listener.accept(kind.cast(event));
      } catch (RuntimeException | Error e) {
        LOG.error("a listener failed", e);
      }
    }
  }

  private final List<Entry<?>> entries = new CopyOnWriteArrayList<>();

  <E extends ClientEvent> Registration on(Class<E> kind, Consumer<? super E> listener) {
    // Of its own, so that one that was added twice goes away once.
    Entry<E> entry = new Entry<>(kind, event -> listener.accept(event));
    entries.add(entry);
    return () -> entries.removeIf(other -> other == entry);
  }

  void tell(ClientEvent event) {
    for (Entry<?> entry : entries) {
      if (entry.kind().isInstance(event)) {
        entry.tell(event);
      }
    }
  }

  boolean hearMessages() {
    return entries.stream()
        .anyMatch(entry -> entry.kind().isAssignableFrom(ClientEvent.Message.class));
  }
}
