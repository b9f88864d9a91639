package social.kith.web.bench;

import java.io.IOException;
import java.nio.file.Files;
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
      long before = cpuMs(alice.pid());
      Thread.sleep(WATCH_MS);
      long spent = cpuMs(alice.pid()) - before;
      double megabytes = rssKb(alice.pid()) / 1024.0;
      double percent = 100.0 * spent / WATCH_MS;
      Bench.print(
          "idle with one contact online: %.0f MB RSS, %.2f %% of one core", megabytes, percent);
      Figures.keep("memory", megabytes, "MB", Optional.empty());
      Figures.keep("one core", percent, "%", Optional.empty());
    }
  }

  private static long rssKb(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  private static long cpuMs(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * 10;
  }
}
