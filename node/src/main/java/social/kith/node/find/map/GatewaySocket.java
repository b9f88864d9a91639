package social.kith.node.find.map;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import social.kith.crypto.MalformedException;

/**
 * Requests to a router and its answers, over UDP. It is connected, so that nobody else is heard.
 * One thread.
 */
final class GatewaySocket implements AutoCloseable {
  /** After so long a request is sent again, and then after twice as long. */
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

  private static final int BUFFER_BYTES = PcpAnswer.MAX_BYTES + 1;

  private final DatagramSocket socket = new DatagramSocket();

  /**
   * Reads an answer.
   *
   * @param <T> what it is read as
   */
  @FunctionalInterface
  interface Answers<T> {
    /** Empty for an answer to another request. */
    Optional<T> parse(byte[] answer) throws MalformedException;
  }

  /** A socket of its own port. */
  GatewaySocket(InetSocketAddress gateway) throws IOException {
    try {
      socket.connect(gateway);
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  /** The address of this machine that the router sees. */
  InetAddress local() {
    return socket.getLocalAddress();
  }

  /**
   * Asks, and asks again.
   *
   * @param tries how often at most; after three 1.75 s are over
   * @throws IOException if no answer came, or nobody listens
   */
  <T> T ask(byte[] request, int tries, Answers<T> answers) throws IOException {
    long pauseNanos = FIRST_PAUSE.toNanos();
    for (int i = 0; i < tries; i++) {
      socket.send(new DatagramPacket(request, request.length));
      Optional<T> answer = receive(System.nanoTime() + pauseNanos, answers);
      if (answer.isPresent()) {
        return answer.get();
      }
      pauseNanos *= 2;
    }
    throw new SocketTimeoutException("the router does not answer");
  }

  private <T> Optional<T> receive(long untilNanos, Answers<T> answers) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
    while (true) {
      long leftMs = TimeUnit.NANOSECONDS.toMillis(untilNanos - System.nanoTime());
      if (leftMs <= 0) {
        return Optional.empty();
      }
      try {
        socket.setSoTimeout((int) leftMs);
        packet.setLength(buffer.length);
        socket.receive(packet);
        Optional<T> answer = answers.parse(Arrays.copyOf(buffer, packet.getLength()));
        if (answer.isPresent()) {
          return answer;
        }
      } catch (SocketTimeoutException e) {
        return Optional.empty();
      } catch (MalformedException e) {
        // Another packet may be the right one.
        continue;
      }
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
