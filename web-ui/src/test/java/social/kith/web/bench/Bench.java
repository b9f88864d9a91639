package social.kith.web.bench;

import static java.util.Map.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import social.kith.web.bench.beside.BesideSyncthing;
import social.kith.web.bench.scale.BrokerLoad;
import social.kith.web.bench.scale.InsertRate;
import social.kith.web.bench.scale.PhotoMemory;
import social.kith.web.bench.scale.ScaleFigures;
import social.kith.web.browser.LiveFigures;
import social.kith.web.browser.PageFigures;
import social.kith.web.net.RouterTable;

/**
 * Measures what docs/benchmarks.md reports, on this machine, over 127.0.0.1, with nodes in
 * processes of their own. Run by {@code ./kith bench [--history FILE] [NAME...]}; all but scale,
 * inserts, memory, page, live, routers, contacts, restarts, fanout, brokers and those beside
 * Syncthing if none is named.
 */
public final class Bench {
  private static final List<String> USUAL =
      List.of("photos", "posts", "backlog", "start", "relink", "idle", "peer", "crypto");

  private static final Map<String, Benchmark> ALL =
      Map.ofEntries(
          entry("photos", PhotoGoodput::run),
          entry("posts", PostLatency::run),
          entry("backlog", Backlog::run),
          entry("fanout", FanOut::run),
          entry("start", StartTime::run),
          entry("relink", RelinkTime::run),
          entry("idle", IdleCost::run),
          entry("crypto", folder -> CryptoFigures.run()),
          entry("peer", PeerFigures::run),
          entry("inserts", InsertRate::run),
          entry("memory", PhotoMemory::run),
          entry("page", PageFigures::run),
          entry("live", LiveFigures::run),
          entry("routers", RouterTable::run),
          entry("contacts", ManyContacts::run),
          entry("restarts", RestartTime::run),
          entry("syncthing-photos", BesideSyncthing::photos),
          entry("syncthing-texts", BesideSyncthing::texts),
          entry("syncthing-far", BesideSyncthing::far),
          entry("brokers", BrokerLoad::run),
          entry("scale", ScaleFigures::run));

  private interface Benchmark {
    void run(Path folder) throws Exception;
  }

  private Bench() {}

  public static void main(String[] args) throws Exception {
    List<String> wished = new ArrayList<>(List.of(args));
    int option = wished.indexOf("--history");
    Path history = null;
    if (option >= 0 && option + 1 < wished.size()) {
      history = Path.of(wished.remove(option + 1)).toAbsolutePath();
      wished.remove(option);
    }
    if (!ALL.keySet().containsAll(wished)) {
      print(
          "kith bench [--history FILE] [NAME...]: measures %s, or what is named.",
          String.join(" ", USUAL));
      print(
          "There are also scale, inserts, memory, page, live, routers, contacts, restarts, fanout,"
              + " brokers, syncthing-photos, syncthing-texts and syncthing-far. FILE gets a line for each figure.");
      Runtime.getRuntime().halt(2);
    }
    runAll(wished.isEmpty() ? USUAL : wished);
    if (history != null) {
      Figures.appendTo(history);
    }
    Runtime.getRuntime().halt(0);
  }

  private static void runAll(List<String> names) throws Exception {
    Path folder = Files.createTempDirectory("kith-bench");
    print(
        "Kith benchmarks: %s, %d cores, Java %s",
        System.getProperty("os.name"),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.version"));
    for (String name : names) {
      Figures.of(name);
      ALL.get(name).run(folder.resolve(name));
      delete(folder.resolve(name));
    }
    delete(folder);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  static void print(String format, Object... values) {
    Figures.print(format, values);
  }

  /** The value at this part of the sorted values, 0.5 for the median. */
  static double quantile(List<Double> values, double part) {
    return Figures.quantile(values, part);
  }
}
