package social.kith.web;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports of nodes in tests that run beside one another. Those for links are given again once all
 * were given.
 */
public final class TestPorts {
  private static final int PROCESS = Integer.getInteger("kith.test.process", 1);
  private static final int FIRST = 10_000 + 5_000 * (PROCESS - 1);
  private static final int EACH = 32;
  private static final int NODES = 150;
  private static final int PAGES = 100;
  private static final AtomicInteger NEXT = new AtomicInteger();

  private TestPorts() {}

  /** The TCP port of a page in a process of its own: another one in each process of tests. */
  public static int page(int port) {
    return port + PAGES * (PROCESS - 1);
  }

  /** The first one of a node, which has some after it. */
  public static int next() {
    return FIRST + NEXT.getAndIncrement() % NODES * EACH;
  }
}
