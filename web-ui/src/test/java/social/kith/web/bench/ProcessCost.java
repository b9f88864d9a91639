package social.kith.web.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process of Linux takes of the machine. */
final class ProcessCost {
  private static final int MS_PER_TICK = 10;

  private ProcessCost() {}

  /** Resident memory, KiB. */
  static long rssKib(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  /** Processor time since its start. */
  static long cpuMs(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MS_PER_TICK;
  }

  /** Of one core, in percent, over so many milliseconds from now. */
  static double percentOver(long pid, long watchedMs) throws Exception {
    long before = cpuMs(pid);
    Thread.sleep(watchedMs);
    return 100.0 * (cpuMs(pid) - before) / watchedMs;
  }
}
