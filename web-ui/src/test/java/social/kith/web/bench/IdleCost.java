package social.kith.web.bench;

import java.nio.file.Path;
import java.util.Optional;
import social.kith.web.process.NodeProcess;

/** Memory and processor time of a node that is online with one contact and does nothing. */
final class IdleCost {
  private static final long SETTLE_MS = 20_000;
  private static final long WATCH_MS = 60_000;

  private IdleCost() {}

  static void run(Path folder) throws Exception {
    try (NodeProcess alice = new NodeProcess(folder.resolve("alice"), "Alice", 5701, 26000);
        NodeProcess bob = new NodeProcess(folder.resolve("bob"), "Bob", 5702, 26100)) {
      alice.pair(bob);
      Thread.sleep(SETTLE_MS);
      double percent = ProcessCost.percentOver(alice.pid(), WATCH_MS);
      double megabytes = ProcessCost.rssKib(alice.pid()) / 1024.0;
      Bench.print(
          "idle with one contact online: %.0f MB RSS, %.2f %% of one core", megabytes, percent);
      Figures.keep("memory", megabytes, "MB", Optional.empty());
      Figures.keep("one core", percent, "%", Optional.empty());
    }
  }
}
