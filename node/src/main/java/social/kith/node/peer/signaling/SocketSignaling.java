package social.kith.node.peer.signaling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rooms of a {@link SocketRelay}. It connects at once, and again by itself whenever the connection
 * is lost: after about 100 ms at first, then ever more rarely, up to a minute. Its rooms are joined
 * again then; what is sent in between is dropped, since who is there is not known: {@link
 * RoomListener#onOpen} says when to begin anew. One thread of its own.
 */
public final class SocketSignaling implements SignalingTransport {
  private static final Logger LOG = LoggerFactory.getLogger(SocketSignaling.class);
  private static final Duration PING_EVERY = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);
  private static final int MAX_WAITING_BYTES = 16 << 20;

  private final String host;
  private final int port;
  private final Executor executor;
  private final SocketLoop loop;
  private final AtomicBoolean closed = new AtomicBoolean();
  // Only on the loop.
  private final Redial redial;
  private final Map<String, SocketRoom> rooms = new LinkedHashMap<>();
  private @Nullable RelayLink link;
  private long heardNanos;

  /**
   * Makes one that connects at once.
   *
   * @param host name or address of the relay, looked up for each attempt
   * @param port of the relay, 1 to 65535
   * @param executor runs listeners, one after another, on a thread that is not the caller's
   * @throws IllegalArgumentException if the port is out of range
   */
  public SocketSignaling(String host, int port, Executor executor) {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("a port is within 1 to 65535");
    }
    this.host = host;
    this.port = port;
    this.executor = executor;
    try {
      this.loop = SocketLoop.start("signaling");
    } catch (IOException e) {
      throw new UncheckedIOException("no selector", e);
    }
    this.redial = new Redial(loop, () -> ThreadLocalRandom.current().nextLong(), this::dial);
    loop.execute(this::dial);
    loop.execute(this::ping);
  }

  @Override
  public int maxTextCharacters() {
    return RelayMessage.MAX_TEXT_CHARACTERS;
  }

  @Override
  public RoomMembership join(String room, String member, RoomListener listener) {
    SocketRoom joined =
        new SocketRoom(
            this, Names.require(room), Names.require(member), new ListenerGate(listener, executor));
    if (closed.get()) {
      throw new IllegalStateException("the transport is closed");
    }
    loop.execute(() -> enter(joined));
    return joined;
  }

  private void enter(SocketRoom room) {
    if (closed.get()) {
      room.gate().closed();
      return;
    }
    rooms.put(room.seat(), room);
    send(room.joinMessage());
  }

  /** Any thread. */
  void leave(SocketRoom room) {
    loop.execute(
        () -> {
          if (rooms.remove(room.seat(), room)) {
            send(RelayMessage.of(RelayMessage.Type.LEAVE, room.seat()));
          }
        });
  }

  /** Any thread; dropped if the room is not open. */
  void sendFrom(SocketRoom room, RelayMessage message) {
    loop.execute(
        () -> {
          if (rooms.get(room.seat()) == room) {
            send(message);
          }
        });
  }

  private void send(RelayMessage message) {
    if (link != null) {
      link.send(message);
    }
  }

  private void dial() {
    if (closed.get()) {
      return;
    }
    try {
      SocketChannel channel = SocketChannel.open();
      channel.configureBlocking(false);
      connect(channel);
      RelayLink dialled = new RelayLink(channel);
      loop.after(CONNECT_WITHIN, dialled::closeUnlessConnected);
    } catch (IOException e) {
      LOG.debug("the relay was not reached: {}", e.getClass().getSimpleName());
      redial.lost();
    }
  }

  private void connect(SocketChannel channel) throws IOException {
    try {
      channel.connect(new InetSocketAddress(host, port));
    } catch (IOException e) {
      channel.close();
      throw e;
    } catch (UnresolvedAddressException e) {
      channel.close();
      throw new IOException("the relay's name is not known", e);
    }
  }

  private void ping() {
    if (link != null && System.nanoTime() - heardNanos > PATIENCE.toNanos()) {
      link.close();
    } else {
      send(RelayMessage.of(RelayMessage.Type.PING, ""));
    }
    loop.after(PING_EVERY, this::ping);
  }

  private void opened(RelayLink opened) {
    link = opened;
    heardNanos = System.nanoTime();
    // Also with no rooms it is heard that somebody is there.
    opened.send(RelayMessage.of(RelayMessage.Type.PING, ""));
    rooms.values().forEach(room -> opened.send(room.joinMessage()));
  }

  private void lost() {
    link = null;
    rooms.values().forEach(room -> room.gate().interrupted());
    if (!closed.get()) {
      redial.lost();
    }
  }

  private void heard(RelayMessage message) {
    heardNanos = System.nanoTime();
    redial.heard();
    @Nullable SocketRoom room = rooms.get(message.seat());
    if (room != null) {
      room.heard(message);
      if (message.type() == RelayMessage.Type.CLOSED) {
        rooms.remove(message.seat());
      }
    }
  }

  /** Disconnects, and leaves all rooms; nothing is left behind. Again does nothing. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      loop.execute(
          () -> {
            List.copyOf(rooms.values()).forEach(room -> room.gate().closed());
            rooms.clear();
            loop.close();
          });
    }
  }

  /** One connection to the relay. */
  private final class RelayLink implements LineSocket.Listener {
    private final LineSocket socket;
    private boolean connected;

    RelayLink(SocketChannel channel) throws IOException {
      socket =
          new LineSocket(
              loop,
              channel,
              new LineSocket.Limits(
                  RelayMessage.MAX_LINE_BYTES, MAX_WAITING_BYTES, new Budget(Long.MAX_VALUE)),
              this);
    }

    void send(RelayMessage message) {
      socket.send(message.toJson());
    }

    void close() {
      socket.close();
    }

    void closeUnlessConnected() {
      if (!connected) {
        socket.close();
      }
    }

    @Override
    public void connected() {
      connected = true;
      opened(this);
    }

    @Override
    public void line(String line) {
      try {
        heard(RelayMessage.parse(line));
      } catch (RelayMessageException e) {
        LOG.debug("the relay said something wrong: {}", e.getMessage());
        socket.close();
      }
    }

    @Override
    public void closed() {
      lost();
    }
  }
}
