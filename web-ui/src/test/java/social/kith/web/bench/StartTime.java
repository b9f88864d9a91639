package social.kith.web.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import social.kith.web.process.NodeProcess;

/** From the start of the process to a page that answers, with a home that has been used. */
final class StartTime {
  private static final int STARTS = 7;

  private StartTime() {}

  static void run(Path folder) throws Exception {
    try (NodeProcess alice = new NodeProcess(folder.resolve("alice"), "Alice", 5701, 26000);
        NodeProcess bob = new NodeProcess(folder.resolve("bob"), "Bob", 5702, 26100)) {
      alice.pair(bob);
    }
    List<Double> starts = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      try (NodeProcess alice = new NodeProcess(folder.resolve("alice"), "Alice", 5701, 26000)) {
        starts.add(alice.startMs());
      }
    }
    Bench.print(
        "start to a page that answers, existing home: median %.0f ms, slowest %.0f ms (%d starts)",
        Bench.quantile(starts, 0.5), Bench.quantile(starts, 1.0), STARTS);
    Figures.keep("existing home", Bench.quantile(starts, 0.5), "ms", Optional.empty());
  }
}
