package social.kith.node.peer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import social.kith.node.peer.internal.NativeTasks;

/**
 * The native thread as one connection uses it: what is asked of the connection before it is opened
 * waits, in order. Any thread.
 */
final class NativeLane implements NativeTasks {
  private final NativeTasks thread;

  /** Orders tasks until the lane is open. Callbacks come later, and never take it. */
  private final ReentrantLock order = new ReentrantLock();

  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private volatile boolean open;

  NativeLane(NativeTasks thread) {
    this.thread = thread;
  }

  @Override
  public boolean execute(Runnable task) {
    if (open) {
      return thread.execute(task);
    }
    order.lock();
    try {
      return open ? thread.execute(task) : waiting.add(task);
    } finally {
      order.unlock();
    }
  }

  /**
   * Opens the lane: this task first, then those that wait.
   *
   * @return false if it was open already, so that the task does not run
   */
  boolean open(Runnable first) {
    order.lock();
    try {
      if (open) {
        return false;
      }
      thread.execute(first);
      while (!waiting.isEmpty()) {
        thread.execute(waiting.remove());
      }
      open = true;
      return true;
    } finally {
      order.unlock();
    }
  }
}
