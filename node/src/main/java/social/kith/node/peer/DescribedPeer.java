package social.kith.node.peer;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A connection in three steps, with one descriptor each way: the first side makes one, the second
 * one answers with its own, the first one takes that. For where people or files carry them.
 *
 * <p>Any thread; nothing waits. Listeners are called, and futures complete, on the executor given
 * at creation. After {@link #close} it can be used again.
 */
public final class DescribedPeer implements AutoCloseable {
  /** How long addresses are gathered at most before a descriptor is given out. */
  public static final Duration GATHERING_LIMIT = Duration.ofSeconds(5);

  /** Name of the channel that a connection has unless it is told otherwise. */
  public static final String DEFAULT_CHANNEL = "default";

  /**
   * What a connection carries from the start.
   *
   * @param streams streams of this side
   * @param channels names of the channels, each reliable; may be empty
   */
  public record Contents(List<MediaStream> streams, List<String> channels) {
    /** Copies the lists. */
    public Contents {
      streams = List.copyOf(streams);
      channels = List.copyOf(channels);
    }

    /** No stream, and one channel {@value DescribedPeer#DEFAULT_CHANNEL}. */
    public static Contents defaults() {
      return new Contents(List.of(), List.of(DEFAULT_CHANNEL));
    }
  }

  /** Hears of the connection. */
  public interface Listener {
    /** A channel is open, so the two are connected: the first one of them; told once. */
    default void onConnected() {}

    /** A channel is there, of this side or the other one's. Give it a listener at once or later. */
    default void onChannel(DataChannel channel) {}

    /** The other side sends a stream. */
    default void onStream(MediaStream stream) {}

    /** The connection is over; the peer can be used again. */
    default void onClosed() {}
  }

  private final PeerConnectionFactory factory;
  private final PeerOptions options;
  private final Listener listener;
  private final Executor executor;
  private final LoopGate loop;
  private @Nullable DescribedConnection connection;

  /**
   * A peer that is not connected.
   *
   * @param options of each connection; its servers are those of a connection that is given none
   */
  public DescribedPeer(
      PeerConnectionFactory factory, PeerOptions options, Listener listener, Executor executor) {
    this.factory = factory;
    this.options = options;
    this.listener = listener;
    this.executor = executor;
    this.loop = new LoopGate(executor);
  }

  /** The first step with the options' servers and one channel. */
  public CompletableFuture<ConnectionDescriptor> createConnection() {
    return createConnection(options.iceServers(), Contents.defaults());
  }

  /** The first step with these servers, none for the local network only, and one channel. */
  public CompletableFuture<ConnectionDescriptor> createConnection(List<IceServer> servers) {
    return createConnection(servers, Contents.defaults());
  }

  /**
   * The first step. A connection that there is already is closed.
   *
   * @return the descriptor for the other side, once all addresses are known or after {@link
   *     #GATHERING_LIMIT}; fails with {@link PeerException}
   */
  public CompletableFuture<ConnectionDescriptor> createConnection(
      List<IceServer> servers, Contents contents) {
    return begin(servers, peer -> peer.offer(contents));
  }

  /**
   * The second step, on a peer without a connection: answers, using the offerer's servers. Or the
   * third, on the one that offered: takes the answer.
   *
   * @param descriptor the other side's
   * @return the descriptor of this side; for an offer it is to be given back. Fails with {@link
   *     PeerException} if it does not fit
   */
  public CompletableFuture<ConnectionDescriptor> connect(ConnectionDescriptor descriptor) {
    Objects.requireNonNull(descriptor, "connection descriptor is required");
    CompletableFuture<ConnectionDescriptor> result = new CompletableFuture<>();
    loop.execute(
        () -> {
          DescribedConnection current = connection;
          CompletableFuture<ConnectionDescriptor> step =
              current != null && !current.isOver()
                  ? current.accept(descriptor)
                  : begin(
                      descriptor.servers(), peer -> peer.answer(descriptor, Contents.defaults()));
          pass(step, result);
        });
    return result;
  }

  private interface Step {
    CompletableFuture<ConnectionDescriptor> take(DescribedConnection peer);
  }

  private CompletableFuture<ConnectionDescriptor> begin(List<IceServer> servers, Step step) {
    CompletableFuture<ConnectionDescriptor> result = new CompletableFuture<>();
    List<IceServer> used = List.copyOf(servers);
    boolean accepted =
        loop.execute(
            () -> {
              closeCurrent();
              DescribedConnection begun = new DescribedConnection(listener, used, loop);
              begun.open(factory, options.withIceServers(used), executor);
              connection = begun;
              pass(step.take(begun), result);
            });
    if (!accepted) {
      result.completeExceptionally(
          new PeerException(PeerException.Reason.CLOSED, "the executor is closed"));
    }
    return result;
  }

  private static <T> void pass(CompletableFuture<T> from, CompletableFuture<T> to) {
    var unused =
        from.whenComplete(
            (value, error) -> {
              if (error != null) {
                to.completeExceptionally(error);
              } else {
                to.complete(value);
              }
            });
  }

  private void closeCurrent() {
    DescribedConnection current = connection;
    connection = null;
    if (current != null) {
      current.close();
    }
  }

  /** Ends the connection, if there is one. Never throws; the peer can be used again. */
  @Override
  public void close() {
    loop.execute(this::closeCurrent);
  }
}
