package social.kith.node.peer;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.node.peer.internal.NativeFactories;
import social.kith.node.peer.internal.NativeLibrary;
import social.kith.node.peer.internal.NativeThread;

/**
 * Makes connections; one for the whole process is enough, and any thread may use it.
 *
 * <p>It has to be closed: its native threads keep the process alive. And a process that used it
 * should end with {@code Runtime.getRuntime().halt(code)} once everything is closed and flushed: at
 * an ordinary exit a native thread may come too late to attach itself to the virtual machine.
 */
public final class PeerConnectionFactory implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PeerConnectionFactory.class);
  private static final long CLOSE_LIMIT_SECONDS = 10;

  private final NativeThread thread = new NativeThread();
  private final NativeFactories factories;
  private final Set<PeerConnection> connections = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  private PeerConnectionFactory(long recycleAfterMessages) {
    factories = new NativeFactories(thread, recycleAfterMessages);
  }

  /**
   * Loads the WebRTC library and starts it.
   *
   * @throws NativeLibraryException if it cannot be loaded; the message says what to install
   */
  public static PeerConnectionFactory open() throws NativeLibraryException {
    return open(NativeFactories.RECYCLE_AFTER_MESSAGES);
  }

  static PeerConnectionFactory open(long recycleAfterMessages) throws NativeLibraryException {
    Optional<String> problem = NativeLibrary.problem();
    if (problem.isPresent()) {
      throw new NativeLibraryException(problem.get());
    }
    PeerConnectionFactory factory = new PeerConnectionFactory(recycleAfterMessages);
    try {
      factory.thread.submit(factory.factories::start).join();
      return factory;
    } catch (CompletionException e) {
      factory.thread.close();
      throw new NativeLibraryException(
          "The WebRTC library does not start (" + Convert.failure(e).getMessage() + ").");
    }
  }

  /**
   * Makes a connection. This does not wait for it: what goes wrong fails the first call on it, and
   * its state becomes {@link PeerConnectionState#FAILED}.
   *
   * @param options how; already validated
   * @param listener hears of the connection
   * @param loop runs listeners and completions one after another, and not on the caller's thread:
   *     that is a thread of libwebrtc, which must not be kept waiting
   * @throws IllegalStateException once the factory is closed
   */
  public PeerConnection create(PeerOptions options, PeerListener listener, Executor loop) {
    PeerConnection connection = prepare(listener, loop);
    connection.open(factories, options);
    return connection;
  }

  /** A connection that is not opened yet, and waits with whatever it is asked for. */
  PeerConnection prepare(PeerListener listener, Executor loop) {
    PeerConnection connection = new PeerConnection(thread, listener, loop, connections::remove);
    connections.add(connection);
    if (closed) {
      connection.close();
      throw new IllegalStateException("the factory is closed");
    }
    return connection;
  }

  NativeFactories factories() {
    return factories;
  }

  /** How many connections are open. */
  public int openConnections() {
    return connections.size();
  }

  int nativeFactoriesStarted() {
    return thread.submit(factories::started).join();
  }

  /**
   * Closes all connections, then the library's threads; waits for it, at most 10 s. From any thread
   * but a callback's, as often as you like.
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    connections.forEach(PeerConnection::close);
    thread.execute(factories::close);
    try {
      if (!thread.close(CLOSE_LIMIT_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("the WebRTC library did not end in time; the process has to be halted");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
