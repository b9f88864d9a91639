package social.kith.web.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The peer library beside webrtc-java alone, which is its ceiling, and beside what Node.js has: by
 * turns, each measurement in a process of its own that holds both ends.
 */
final class PeerFigures {
  private static final int ROUNDS = 5;
  private static final String SCRIPT = "peer-bench.js";
  private static final List<String> PACKAGES =
      List.of("simple-peer", "@roamhq/wrtc", "node-datachannel");
  private static final Map<String, String> UNITS =
      Map.of(
          "connect", "ms to connect",
          "goodput", "MB/s of 64 KiB messages",
          "stream", "MB/s of a StreamChannel",
          "messages", "messages of 100 bytes a second",
          "roundTrip", "µs for 100 bytes and back",
          "memory", "KiB for each of 500 connections");

  private final Path folder;
  private final List<String> engines = new ArrayList<>(List.of("raw", "kith"));

  private PeerFigures(Path folder) {
    this.folder = folder;
  }

  static void run(Path folder) throws Exception {
    Files.createDirectories(folder);
    PeerFigures figures = new PeerFigures(folder);
    if (figures.installNode()) {
      figures.engines.addAll(List.of("simple-peer", "node-datachannel"));
    } else {
      Bench.print("  npm is missing, or cannot install %s: without them", PACKAGES);
    }
    for (String what : List.of("connect", "goodput", "messages", "roundTrip", "memory")) {
      figures.measure(what);
    }
  }

  private boolean installNode() throws Exception {
    try (InputStream script = PeerFigures.class.getResourceAsStream(SCRIPT)) {
      Files.write(folder.resolve(SCRIPT), script.readAllBytes());
    }
    List<String> command = new ArrayList<>(List.of("npm", "install", "--no-audit", "--no-fund"));
    command.addAll(PACKAGES);
    try {
      Process npm =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("npm.log").toFile())
              .start();
      return npm.waitFor(3, TimeUnit.MINUTES) && npm.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private void measure(String what) throws Exception {
    Map<String, List<Double>> values = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (String engine : engines) {
        if (round > 0 && !values.containsKey(engine)) {
          continue; // It did not in the first round.
        }
        one(engine, what).ifPresent(value -> add(values, engine, value));
        if (engine.equals("kith") && what.equals("goodput")) {
          one(engine, "stream").ifPresent(value -> add(values, "kith StreamChannel", value));
        }
      }
    }
    Bench.print("%s (medians of %d):", UNITS.get(what), ROUNDS);
    List<Double> raw = values.get("raw");
    values.forEach(
        (engine, all) -> {
          double median = Bench.quantile(all, 0.5);
          double ratio = ofRaw(all, raw);
          Bench.print("  %-20s %,12.1f   %.2f of raw", engine, median, ratio);
          Figures.keep(what + ", " + engine, median, UNITS.get(what), Optional.of(ratio));
        });
  }

  /** The median of the rounds' ratios: the machine is not the same in each. */
  private static double ofRaw(List<Double> values, List<Double> raw) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < Math.min(values.size(), raw.size()); i++) {
      ratios.add(values.get(i) / raw.get(i));
    }
    return Bench.quantile(ratios, 0.5);
  }

  private static void add(Map<String, List<Double>> values, String engine, double value) {
    values.computeIfAbsent(engine, unused -> new ArrayList<>()).add(value);
  }

  /** What it measures; empty if it ends in another way, as some do. */
  private Optional<Double> one(String engine, String what) throws Exception {
    boolean java = engine.equals("kith") || engine.equals("raw");
    Process process =
        new ProcessBuilder(java ? java(engine, what) : List.of("node", SCRIPT, engine, what))
            .directory(folder.toFile())
            .redirectError(folder.resolve("errors.log").toFile())
            .start();
    Optional<Double> value = last(process.getInputStream());
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    if (value.isEmpty()) {
      Bench.print("  %s does not measure %s", engine, what);
    }
    return value;
  }

  private static List<String> java(String engine, String what) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xms256m",
        "-Xmx256m",
        "-XX:+AlwaysPreTouch",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        WireMeter.class.getName(),
        engine,
        what);
  }

  private static Optional<Double> last(InputStream output) throws IOException {
    try (Stream<String> lines = new String(output.readAllBytes(), StandardCharsets.UTF_8).lines()) {
      return lines
          .filter(line -> line.matches("[0-9.Ee]+"))
          .reduce((first, second) -> second)
          .map(Double::valueOf);
    }
  }
}
