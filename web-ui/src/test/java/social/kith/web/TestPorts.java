package social.kith.web;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * UDP ports for the links of nodes in tests that run beside one another. They are given again once
 * all were given.
 */
public final class TestPorts {
  private static final int PROCESS = Integer.getInteger("kith.test.process", 1);
  private static final int FIRST = 10_000 + 5_000 * (PROCESS - 1);
  private static final int EACH = 32;
  private static final int NODES = 150;
  private static final AtomicInteger NEXT = new AtomicInteger();

  private TestPorts() {}

  /** The first one of a node, which has some after it. */
  public static int next() {
    return FIRST + NEXT.getAndIncrement() % NODES * EACH;
  }
}
