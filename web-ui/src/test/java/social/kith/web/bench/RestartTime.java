package social.kith.web.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import social.kith.web.net.Namespaces;
import social.kith.web.net.Neighbours;

/** How fast 100 nodes of one process find each other when all are started at once. */
final class RestartTime {
  private static final int NODES = 100;
  private static final int ROUNDS = 3;

  private RestartTime() {}

  static void run(Path folder) throws Exception {
    List<Double> startedMs = new ArrayList<>();
    List<Double> onlineMs = new ArrayList<>();
    List<Double> packets = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      try (Namespaces network = new Namespaces()) {
        if (!network.add("ring")) {
          Figures.print("restarts: left out, as they need root on Linux");
          return;
        }
        Path own = Files.createDirectories(folder.resolve("round" + round));
        Neighbours.Outcome outcome = Neighbours.restart(network, "ring", own, NODES);
        startedMs.add(outcome.startedMs());
        onlineMs.add(outcome.onlineMs());
        packets.add((double) outcome.packets() / outcome.links());
      }
    }
    Figures.add("100 nodes started", Bench.quantile(startedMs, 0.5) / 1_000, "s");
    Figures.add("and their 200 links online", Bench.quantile(onlineMs, 0.5) / 1_000, "s");
    Figures.add("packets for a link", Bench.quantile(packets, 0.5), "");
  }
}
