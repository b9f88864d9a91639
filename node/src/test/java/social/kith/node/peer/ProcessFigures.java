package social.kith.node.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What this process uses, as Linux counts it. */
record ProcessFigures(int threads, long descriptors, long residentKib) {
  static ProcessFigures now() throws IOException {
    System.gc();
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return new ProcessFigures((int) status("Threads"), open.count(), status("VmRSS"));
    }
  }

  /** What the threads are called, as Linux knows them; sorted. */
  static List<String> threadNames() throws IOException {
    try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
      return tasks.map(ProcessFigures::name).sorted().toList();
    }
  }

  /** Empty for one that has just ended. */
  private static String name(Path task) {
    try {
      return Files.readString(task.resolve("comm")).strip();
    } catch (IOException e) {
      return "";
    }
  }

  private static long status(String name) throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith(name + ":"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElseThrow();
  }

  /** By how many KiB of memory each of so many things has made the process grow since then. */
  double residentKibEach(ProcessFigures before, int things) {
    return (residentKib - before.residentKib) / (double) things;
  }
}
