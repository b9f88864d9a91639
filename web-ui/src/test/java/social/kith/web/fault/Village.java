package social.kith.web.fault;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import social.kith.web.process.NodeProcess;

/**
 * Three real nodes in processes of their own: Alice knows Bob and Carol, who do not know each
 * other. Alice shares with either or both, Bob with Alice.
 */
final class Village implements AutoCloseable {
  private static final long SERVICE_NANOS = 10_000_000_000L;

  final NodeProcess alice;
  final NodeProcess bob;
  final NodeProcess carol;
  final Sharer alices;
  final Sharer bobs;
  final Invariant invariant;
  private final Set<Shared> compared = new HashSet<>();

  /**
   * Starts and pairs them.
   *
   * @param port of the first page; the others have the next ones
   * @param linkPort of the first node; the others have those a hundred higher
   */
  Village(Path folder, int port, int linkPort, long seed) throws Exception {
    alice = new NodeProcess(folder.resolve("alice"), "Alice", port, linkPort);
    bob = new NodeProcess(folder.resolve("bob"), "Bob", port + 1, linkPort + 100);
    carol = new NodeProcess(folder.resolve("carol"), "Carol", port + 2, linkPort + 200);
    alice.pair(bob);
    alice.pair(carol);
    alices = new Sharer(alice, List.of(bob, carol), seed);
    bobs = new Sharer(bob, List.of(alice), ~seed);
    invariant = new Invariant(List.of(alice, bob, carol));
  }

  /** All posts that were ever acknowledged. */
  List<Shared> acknowledged() {
    List<Shared> all = new ArrayList<>(alices.acknowledged());
    all.addAll(bobs.acknowledged());
    return all;
  }

  /** What is alive says nothing of the dead that is not on their disk. */
  void checkLedgers(Collection<NodeProcess> dead) throws Exception {
    if (dead.contains(bob) && !dead.contains(alice)) {
      Invariant.checkLedger(bob, alice);
    }
    if (dead.contains(alice) && !dead.contains(bob)) {
      Invariant.checkLedger(alice, bob);
    }
  }

  /**
   * Starts the dead ones again; all three are there for each other within ten seconds.
   *
   * @return milliseconds that it took
   */
  double restart(Collection<NodeProcess> dead) throws Exception {
    long begun = System.nanoTime();
    NodeProcess.startAll(dead);
    alice.awaitOnline(bob.id());
    bob.awaitOnline(alice.id());
    carol.awaitOnline(alice.id());
    long took = System.nanoTime() - begun;
    if (took > SERVICE_NANOS) {
      throw new AssertionError("no service for " + took / 1_000_000 + " ms");
    }
    return took / 1e6;
  }

  /** Waits until all has arrived and compares it. */
  void check() throws Exception {
    List<Shared> all = acknowledged();
    List<Shared> fresh = all.stream().filter(compared::add).toList();
    invariant.check(all, fresh);
  }

  @Override
  public void close() throws Exception {
    alice.close();
    bob.close();
    carol.close();
  }
}
