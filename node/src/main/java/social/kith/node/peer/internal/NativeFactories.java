package social.kith.node.peer.internal;

import org.jspecify.annotations.Nullable;

/**
 * The factory in use, and older ones until their last connection closes. webrtc-java leaks 88 bytes
 * of heap for each received message until the factory is disposed, so that a factory that has
 * received many gets no new connections. Used on the native thread alone.
 */
public final class NativeFactories {
  /** About 44 MB of leaked heap. */
  public static final long RECYCLE_AFTER_MESSAGES = 500_000;

  private final NativeThread thread;
  private final long recycleAfterMessages;
  private @Nullable NativeFactory current;
  private int started;

  /**
   * No factory yet: the first connection starts one.
   *
   * @param recycleAfterMessages received messages after which a factory gets no new connections
   */
  public NativeFactories(NativeThread thread, long recycleAfterMessages) {
    this.thread = thread;
    this.recycleAfterMessages = recycleAfterMessages;
  }

  /** Starts the first factory, so that what is wrong with it is known early. */
  public boolean start() {
    return current().isIdle();
  }

  /**
   * Makes a connection.
   *
   * @throws NativeCallException if the fixed port is busy, or libwebrtc refuses
   */
  public NativeConnection create(ConnectionSpec spec, ConnectionEvents events) {
    return new NativeConnection(current(), spec, events);
  }

  private NativeFactory current() {
    NativeFactory used = current;
    if (used != null && used.received() >= recycleAfterMessages) {
      current = null;
      disposeIfIdle(used);
      used = null;
    }
    if (used == null) {
      used = startOne();
      current = used;
    }
    return used;
  }

  private NativeFactory startOne() {
    started++;
    return new NativeFactory(thread, this::disposeIfIdle);
  }

  /** One that is in use stays, because the next connection is likely to come soon. */
  private void disposeIfIdle(NativeFactory factory) {
    if (factory != current && factory.isIdle()) {
      factory.dispose();
    }
  }

  /** How many were ever started. */
  public int started() {
    return started;
  }

  /** Ends the factory in use; all connections are closed by then. */
  public void close() {
    NativeFactory last = current;
    current = null;
    if (last != null) {
      disposeIfIdle(last);
    }
  }
}
