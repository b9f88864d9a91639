package social.kith.node.peer.internal;

import java.util.concurrent.Semaphore;

/**
 * Keeps sound out of a connection while what the connection sends changes: libwebrtc's list of who
 * takes the sound of a source has no lock. Shut and opened on the native thread, entered on any.
 */
final class SendGate {
  private static final int ALL = Integer.MAX_VALUE;

  private final Semaphore permits = new Semaphore(ALL);
  private int shut;

  /** Runs the push, or drops it while the gate is shut. */
  void push(Runnable push) {
    if (permits.tryAcquire()) {
      try {
        push.run();
      } finally {
        permits.release();
      }
    }
  }

  /** No push is under way after this, until it is opened as often as it was shut. */
  void shut() {
    if (shut++ == 0) {
      permits.acquireUninterruptibly(ALL);
    }
  }

  void open() {
    if (--shut == 0) {
      permits.release(ALL);
    }
  }
}
