package social.kith.node;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners what changed. A listener that throws is logged and stays. */
final class EventHub {
  private static final Logger LOG = LoggerFactory.getLogger(EventHub.class);

  private final List<NodeListener> listeners = new CopyOnWriteArrayList<>();

  Subscription subscribe(NodeListener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  void publish(NodeEvent event) {
    for (NodeListener listener : listeners) {
      try {
        listener.on(event);
      } catch (RuntimeException e) {
        LOG.error("a listener failed", e);
      }
    }
  }
}
