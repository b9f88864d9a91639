package social.kith.web.bench;

import java.io.IOException;
import java.net.DatagramSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** UDP ports for wires, each given once. */
final class WirePorts {
  private static final AtomicInteger NEXT = new AtomicInteger(21_000);

  private WirePorts() {}

  /** A port that nothing uses, and whose successor is never given. */
  static int next() {
    for (int port = NEXT.getAndAdd(2); ; port = NEXT.getAndAdd(2)) {
      try (DatagramSocket socket = new DatagramSocket(port)) {
        return socket.getLocalPort();
      } catch (IOException e) {
        continue;
      }
    }
  }

  static String candidate(int port) {
    return "candidate:" + port + " 1 udp 2122194687 127.0.0.1 " + port + " typ host generation 0";
  }
}
