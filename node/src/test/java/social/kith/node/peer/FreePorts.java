package social.kith.node.peer;

import java.io.IOException;
import java.net.DatagramSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gives UDP ports that nothing uses: others than those of nodes in tests, and, where tests run in
 * several processes, in each of them others.
 */
public final class FreePorts {
  private static final int FIRST = Integer.getInteger("kith.test.firstPort", 10_000) + 7_000;
  private static final int PAIRS = 1_500;
  private static final AtomicInteger NEXT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(PAIRS));

  private FreePorts() {}

  /** The first of two free ports in a row, which are not given again for long. */
  public static int pair() {
    for (int attempt = 0; attempt < PAIRS; attempt++) {
      int port = FIRST + 2 * (NEXT.getAndIncrement() % PAIRS);
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
