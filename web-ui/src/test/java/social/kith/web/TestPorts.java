package social.kith.web;

import java.util.concurrent.atomic.AtomicInteger;

/** UDP ports for the links of nodes in tests that run beside one another. */
public final class TestPorts {
  private static final int EACH = 32;
  private static final AtomicInteger NEXT =
      new AtomicInteger(Integer.getInteger("kith.test.firstPort", 10_000));

  private TestPorts() {}

  /** The first one of a node. */
  public static int next() {
    return NEXT.getAndAdd(EACH);
  }
}
