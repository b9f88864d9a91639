package social.kith.web;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * UDP ports for the links of nodes in tests that run beside one another. They are given again once
 * all were given.
 */
public final class TestPorts {
  private static final int FIRST = Integer.getInteger("kith.test.firstPort", 10_000);
  private static final int EACH = 32;
  private static final int NODES = 300;
  private static final AtomicInteger NEXT = new AtomicInteger();

  private TestPorts() {}

  /** The first one of a node, which has some after it. */
  public static int next() {
    return FIRST + NEXT.getAndIncrement() % NODES * EACH;
  }
}
