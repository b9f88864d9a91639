package social.kith.node.peer.internal;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Keeps a native source alive while it is used, by one thread at a time, and until it is closed.
 * Any thread; callbacks never come here.
 */
final class NativeLife {
  private final ReentrantLock alive = new ReentrantLock();
  private final Runnable dispose;
  private boolean closed;

  /**
   * @param dispose frees it, once
   */
  NativeLife(Runnable dispose) {
    this.dispose = dispose;
  }

  /** Uses it; afterwards nothing happens. */
  void use(Runnable work) {
    alive.lock();
    try {
      if (!closed) {
        work.run();
      }
    } finally {
      alive.unlock();
    }
  }

  /**
   * Uses it for something.
   *
   * @throws NativeCallException if it is closed
   */
  <T> T require(Supplier<T> work) {
    alive.lock();
    try {
      if (closed) {
        throw new NativeCallException(
            NativeCallException.Kind.CLOSED, "the source of the track is closed");
      }
      return NativeCall.into(work);
    } finally {
      alive.unlock();
    }
  }

  /** Frees it, the first time. */
  void close() {
    use(
        () -> {
          closed = true;
          NativeCall.into(dispose);
        });
  }
}
