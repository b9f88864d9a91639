package social.kith.web.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Measures what docs/benchmarks.md reports, on this machine, over 127.0.0.1, with nodes in
 * processes of their own. Run by {@code ./kith bench [photos|posts|start|relink|idle|peer|crypto]}.
 */
public final class Bench {
  private Bench() {}

  public static void main(String[] args) throws Exception {
    List<String> wished =
        args.length == 0
            ? List.of("photos", "posts", "start", "relink", "idle", "peer", "crypto")
            : List.of(args);
    Path folder = Files.createTempDirectory("kith-bench");
    print(
        "Kith benchmarks: %s, %d cores, Java %s",
        System.getProperty("os.name"),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.version"));
    for (String name : wished) {
      switch (name) {
        case "photos" -> PhotoGoodput.run(folder.resolve("photos"));
        case "posts" -> PostLatency.run(folder.resolve("posts"));
        case "start" -> StartTime.run(folder.resolve("start"));
        case "relink" -> RelinkTime.run(folder.resolve("relink"));
        case "idle" -> IdleCost.run(folder.resolve("idle"));
        case "crypto" -> CryptoFigures.run();
        case "peer" -> PeerFigures.run(folder.resolve("peer"));
        default -> {
          print(
              "There is no benchmark %s. Choose of: photos posts start relink idle peer crypto.",
              name);
          Runtime.getRuntime().halt(2);
        }
      }
    }
    Runtime.getRuntime().halt(0);
  }

  static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  /** The value at this part of the sorted values, 0.5 for the median. */
  static double quantile(List<Double> values, double part) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(part * sorted.size())));
  }
}
