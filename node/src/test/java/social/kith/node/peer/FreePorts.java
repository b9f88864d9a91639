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
  /** Of the forked processes of tests; their children come after them. */
  static final int PROCESS = Integer.getInteger("kith.test.process", 1);

  /** How many processes may run tests beside one another, without their children. */
  static final int FORKS = 2;

  /**
   * The first of 5,000 ports that are this process's alone, of which nodes have the first 3,500.
   */
  public static final int FIRST_OF_PROCESS = 10_000 + 5_000 * (PROCESS - 1);

  private static final int FIRST = FIRST_OF_PROCESS + 3_500;
  private static final int PAIRS = 750;
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
