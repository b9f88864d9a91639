package social.kith.web.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import social.kith.web.process.NodeProcess;

/** How soon two nodes find each other again, from the addresses of their last session alone. */
final class RelinkTime {
  private static final int ROUNDS = 7;

  private RelinkTime() {}

  static void run(Path folder) throws Exception {
    List<Double> restarts = new ArrayList<>();
    List<Double> kills = new ArrayList<>();
    try (NodeProcess alice = new NodeProcess(folder.resolve("alice"), "Alice", 5701, 26000);
        NodeProcess bob = new NodeProcess(folder.resolve("bob"), "Bob", 5702, 26100)) {
      alice.pair(bob);
      String aliceId = alice.id();
      String bobId = bob.id();
      for (int round = 0; round < ROUNDS; round++) {
        alice.close();
        bob.close();
        alice.start();
        bob.start();
        long answered = System.nanoTime();
        bob.awaitOnline(aliceId);
        alice.awaitOnline(bobId);
        restarts.add((System.nanoTime() - answered) / 1e6);

        long killed = System.nanoTime();
        bob.kill();
        bob.start();
        bob.awaitOnline(aliceId);
        alice.awaitOnline(bobId);
        kills.add((System.nanoTime() - killed) / 1e6);
      }
    }
    print("both restarted, from the second page's first answer to online", restarts);
    print("one killed with -9 and started at once, from the kill to online", kills);
  }

  private static void print(String what, List<Double> times) {
    Bench.print(
        "%s: median %.0f ms, slowest %.0f ms (%d rounds)",
        what, Bench.quantile(times, 0.5), Bench.quantile(times, 1.0), times.size());
    Figures.keep(what, Bench.quantile(times, 0.5), "ms", Optional.empty());
  }
}
