package social.kith.node.peer;

import java.io.IOException;
import java.net.DatagramSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds UDP ports that nothing uses, below those that the system gives out by itself. */
public final class FreePorts {
  private FreePorts() {}

  /** The first of two free ports in a row. */
  public static int pair() {
    for (int attempt = 0; attempt < 1_000; attempt++) {
      int port = 20_000 + 2 * ThreadLocalRandom.current().nextInt(6_000);
      if (isFree(port) && isFree(port + 1)) {
        return port;
      }
    }
    throw new IllegalStateException("no free UDP ports");
  }

  /** Whether nothing uses the port. */
  public static boolean isFree(int port) {
    try (DatagramSocket socket = new DatagramSocket(port)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
