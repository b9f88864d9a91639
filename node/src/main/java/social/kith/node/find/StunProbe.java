package social.kith.node.find;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.crypto.MalformedException;

/**
 * Asks STUN servers over UDP from where they see this machine come, all from one port of it. One
 * thread, which waits for the answers.
 */
public final class StunProbe implements AutoCloseable {
  /** After so long a request is sent again, and then after twice as long (RFC 8489, 6.2.1). */
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

  private static final Logger LOG = LoggerFactory.getLogger(StunProbe.class);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final DatagramSocket socket;
  private final Map<InetSocketAddress, byte[]> transactions = new LinkedHashMap<>();
  private final Map<InetSocketAddress, StunAnswer> answers = new LinkedHashMap<>();

  private StunProbe(DatagramSocket socket) {
    this.socket = socket;
  }

  /**
   * A probe on a free port.
   *
   * @throws IOException if none can be had
   */
  public static StunProbe open() throws IOException {
    return new StunProbe(new DatagramSocket());
  }

  /** The port of this machine that all requests come from. */
  public int port() {
    return socket.getLocalPort();
  }

  /**
   * Asks all of them.
   *
   * @param servers resolved addresses
   * @param limit after so long it waits no more
   * @return what came from those that answered
   */
  public Map<InetSocketAddress, StunAnswer> ask(
      Collection<InetSocketAddress> servers, Duration limit) {
    answers.clear();
    transactions.clear();
    servers.forEach(server -> transactions.put(server, transaction()));
    long endNanos = System.nanoTime() + limit.toNanos();
    long pauseNanos = FIRST_PAUSE.toNanos();
    while (answers.size() < transactions.size() && System.nanoTime() < endNanos) {
      send();
      receive(Math.min(endNanos, System.nanoTime() + pauseNanos));
      pauseNanos *= 2;
    }
    return new LinkedHashMap<>(answers);
  }

  private static byte[] transaction() {
    byte[] made = new byte[StunMessage.TRANSACTION_BYTES];
    RANDOM.nextBytes(made);
    return made;
  }

  private void send() {
    transactions.forEach(
        (server, transaction) -> {
          if (!answers.containsKey(server)) {
            send(server, StunMessage.request(transaction));
          }
        });
  }

  private void send(InetSocketAddress server, byte[] request) {
    try {
      socket.send(new DatagramPacket(request, request.length, server));
    } catch (IOException | IllegalArgumentException e) {
      LOG.debug("no way to a STUN server: {}", e.getClass().getSimpleName());
    }
  }

  private void receive(long untilNanos) {
    byte[] buffer = new byte[StunMessage.MAX_BYTES + 1];
    DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
    while (answers.size() < transactions.size()) {
      long leftMs = TimeUnit.NANOSECONDS.toMillis(untilNanos - System.nanoTime());
      if (leftMs <= 0) {
        return;
      }
      try {
        socket.setSoTimeout((int) leftMs);
        packet.setLength(buffer.length);
        socket.receive(packet);
        take(packet);
      } catch (SocketTimeoutException e) {
        return;
      } catch (IOException e) {
        // A port that is closed over there is told as an error of this socket.
        continue;
      }
    }
  }

  /** Only from the server itself, and only with what it alone can know. */
  private void take(DatagramPacket packet) {
    byte[] message = Arrays.copyOf(packet.getData(), packet.getLength());
    for (Map.Entry<InetSocketAddress, byte[]> asked : transactions.entrySet()) {
      if (isFrom(packet, asked.getKey()) && StunMessage.answers(message, asked.getValue())) {
        try {
          answers.putIfAbsent(asked.getKey(), StunMessage.parse(message, asked.getValue()));
        } catch (MalformedException e) {
          // Another packet may be the right one.
          return;
        }
      }
    }
  }

  private static boolean isFrom(DatagramPacket packet, InetSocketAddress server) {
    InetAddress address = packet.getAddress();
    return packet.getPort() == server.getPort() && address.equals(server.getAddress());
  }

  @Override
  public void close() {
    socket.close();
  }
}
