package social.kith.node.peer;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who hears of something, in the order in which they came. Any thread. */
final class Listeners<T> {
  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  private final List<Consumer<T>> all = new CopyOnWriteArrayList<>();

  Registration add(Consumer<T> listener) {
    // Of its own, so that one that was added twice goes away once.
    Consumer<T> own = listener::accept;
    all.add(own);
    return () -> all.remove(own);
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /** Tells all; what one throws is logged and keeps none from hearing. */
  void tell(T event) {
    for (Consumer<T> listener : all) {
      try {
        listener.accept(event);
      } catch (RuntimeException | Error e) {
        LOG.error("a listener failed", e);
      }
    }
  }
}
