package social.kith.node.peer.signaling;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client of a relay. What is wrong with what it says ends its connection. Loop-owned. */
final class RelayConnection implements RelayRooms.Client, LineSocket.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(RelayConnection.class);

  private final RelayRooms rooms;
  private final int maxSeats;
  private final Runnable onClosed;
  private final LineSocket socket;
  private final Map<String, RelayRooms.Place> seats = new HashMap<>();
  private long heardNanos = System.nanoTime();

  RelayConnection(
      SocketLoop loop,
      SocketChannel channel,
      LineSocket.Limits limits,
      RelayRooms rooms,
      int maxSeats,
      Runnable onClosed)
      throws IOException {
    this.rooms = rooms;
    this.maxSeats = maxSeats;
    this.onClosed = onClosed;
    this.socket = new LineSocket(loop, channel, limits, this);
  }

  /** When it last said something, as {@link System#nanoTime}. */
  long heardNanos() {
    return heardNanos;
  }

  void close() {
    socket.close();
  }

  @Override
  public void send(RelayMessage message) {
    socket.send(message.toJson());
  }

  @Override
  public void connected() {}

  @Override
  public void line(String line) {
    heardNanos = System.nanoTime();
    try {
      take(RelayMessage.parse(line));
    } catch (RelayMessageException e) {
      LOG.debug("a client said something wrong: {}", e.getMessage());
      socket.close();
    }
  }

  private void take(RelayMessage message) throws RelayMessageException {
    RelayRooms.@Nullable Place place = seats.get(message.seat());
    if (place != null && !place.isOf(this)) {
      seats.remove(message.seat());
      place = null;
    }
    switch (message.type()) {
      case PING -> send(RelayMessage.of(RelayMessage.Type.PONG, ""));
      case JOIN -> join(message);
      case LEAVE -> leave(message.seat());
      case SEND -> {
        if (place != null) {
          rooms.send(place, message.member(), message.text());
        }
      }
      case BROADCAST -> {
        if (place != null) {
          rooms.broadcast(place, message.text());
        }
      }
      default -> throw new RelayMessageException("what only a relay says");
    }
  }

  private void join(RelayMessage message) throws RelayMessageException {
    leaveUnlessSame(message);
    if (seats.size() >= maxSeats) {
      throw new RelayMessageException("more than " + maxSeats + " seats");
    }
    RelayRooms.@Nullable Place place = rooms.join(this, message);
    if (place != null) {
      seats.put(message.seat(), place);
    }
  }

  /** A seat is one place: who comes with it somewhere else leaves where it was. */
  private void leaveUnlessSame(RelayMessage message) {
    RelayRooms.@Nullable Place before = seats.get(message.seat());
    if (before != null && !before.isAt(message.room(), message.member())) {
      leave(message.seat());
    }
  }

  private void leave(String seat) {
    RelayRooms.@Nullable Place place = seats.remove(seat);
    if (place != null && place.isOf(this)) {
      rooms.leave(place);
    }
  }

  @Override
  public void closed() {
    Map.copyOf(seats).keySet().forEach(this::leave);
    onClosed.run();
  }
}
