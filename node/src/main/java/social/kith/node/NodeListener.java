package social.kith.node;

/**
 * Hears of changes. Called on the node's loop, and on the threads that lock and open it: return at
 * once, never block, never throw.
 */
@FunctionalInterface
public interface NodeListener {
  /** Something changed. */
  void on(NodeEvent event);
}
