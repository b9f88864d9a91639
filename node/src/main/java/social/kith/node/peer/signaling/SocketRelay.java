package social.kith.node.peer.signaling;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small relay for {@link SocketSignaling}: rooms of members over TCP, one JSON object a line. It
 * stores nothing and knows nobody; the names of its members are claims, unless they use {@link
 * ProvenSignaling}. What goes through is in clear. One thread for all connections.
 *
 * <p>As a program: {@code java -cp … social.kith.node.peer.signaling.SocketRelay HOST PORT}.
 */
public final class SocketRelay implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SocketRelay.class);
  private static final int BACKLOG = 128;

  private final SocketLoop loop;
  private final ServerSocketChannel server;
  private final InetSocketAddress address;
  private final RelayLimits limits;
  private final Budget budget;
  private final RelayRooms rooms;
  // Only on the loop.
  private final Set<RelayConnection> connections = new LinkedHashSet<>();

  private SocketRelay(SocketLoop loop, ServerSocketChannel server, RelayLimits limits)
      throws IOException {
    this.loop = loop;
    this.server = server;
    this.address = (InetSocketAddress) server.getLocalAddress();
    this.limits = limits;
    this.budget = new Budget(limits.totalBytes());
    this.rooms = new RelayRooms(limits.members());
  }

  /**
   * Opens a relay on 127.0.0.1 with the usual limits.
   *
   * @param port 0 for any free one
   * @throws IOException if the port is used by something else
   */
  public static SocketRelay open(int port) throws IOException {
    return open(
        new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), RelayLimits.defaults());
  }

  /**
   * Opens a relay.
   *
   * @param at where it listens; port 0 for any free one
   * @param limits what it allows
   * @throws IOException if it cannot listen there
   */
  public static SocketRelay open(InetSocketAddress at, RelayLimits limits) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open();
    try {
      server.configureBlocking(false);
      server.bind(at, BACKLOG);
      SocketRelay relay = new SocketRelay(SocketLoop.start("signaling-relay"), server, limits);
      relay.loop.execute(relay::listen);
      return relay;
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  /**
   * Runs a relay until the process is ended.
   *
   * @param args host and port
   * @throws IOException if it cannot listen there
   * @throws InterruptedException never
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length != 2) {
      throw new IllegalArgumentException("give a host and a port, for example: 127.0.0.1 9000");
    }
    InetSocketAddress at = new InetSocketAddress(args[0], Integer.parseInt(args[1]));
    SocketRelay relay = open(at, RelayLimits.defaults());
    LOG.info("the relay is open");
    relay.loop.awaitEnd();
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return address;
  }

  private void listen() {
    try {
      server.register(loop.selector(), SelectionKey.OP_ACCEPT, new Acceptor());
    } catch (IOException e) {
      LOG.error("the relay cannot listen", e);
    }
    loop.after(sweepEvery(), this::sweep);
  }

  private Duration sweepEvery() {
    return limits.idle().dividedBy(4);
  }

  private void sweep() {
    long now = System.nanoTime();
    for (RelayConnection connection : List.copyOf(connections)) {
      if (now - connection.heardNanos() > limits.idle().toNanos()) {
        connection.close();
      }
    }
    loop.after(sweepEvery(), this::sweep);
  }

  private final class Acceptor implements SocketLoop.Ready {
    @Override
    public void ready() {
      try {
        for (@Nullable SocketChannel next = server.accept(); next != null; next = server.accept()) {
          admit(next);
        }
      } catch (IOException e) {
        // Out of file descriptors, or the other side was gone at once.
        LOG.debug("a connection was not accepted: {}", e.getClass().getSimpleName());
      }
    }

    @Override
    public void close() {
      try {
        server.close();
      } catch (IOException e) {
        LOG.debug("the relay's socket did not close: {}", e.getClass().getSimpleName());
      }
    }
  }

  private void admit(SocketChannel channel) throws IOException {
    if (connections.size() >= limits.connections()) {
      channel.close();
      return;
    }
    CompletableFuture<RelayConnection> self = new CompletableFuture<>();
    RelayConnection connection =
        new RelayConnection(
            loop,
            channel,
            new LineSocket.Limits(RelayMessage.MAX_LINE_BYTES, limits.waitingBytes(), budget),
            rooms,
            limits.seats(),
            () -> self.thenAccept(connections::remove));
    self.complete(connection);
    connections.add(connection);
  }

  /**
   * How much there is at the moment.
   *
   * @param connections how many connections
   * @param rooms how many rooms that somebody is in
   * @param waitingBytes how many bytes wait in and for all connections
   */
  public record Load(int connections, int rooms, long waitingBytes) {}

  /** How much there is at the moment; does not complete once the relay is closed. */
  public CompletableFuture<Load> load() {
    CompletableFuture<Load> load = new CompletableFuture<>();
    loop.execute(
        () -> load.complete(new Load(connections.size(), rooms.size(), budget.takenBytes())));
    return load;
  }

  /** Closes all connections and the port, and waits for that. Again does nothing. */
  @Override
  public void close() {
    loop.close();
    try {
      loop.awaitEnd();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
