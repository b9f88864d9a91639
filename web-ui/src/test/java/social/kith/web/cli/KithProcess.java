package social.kith.web.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The command line in a process of its own, as the launcher starts it. */
final class KithProcess implements AutoCloseable {
  private final Process process;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Thread reader = new Thread(this::read, "output");

  KithProcess(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xms24m", "-Xmx512m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Kith.class.getName()));
    command.addAll(List.of(arguments));
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    reader.start();
  }

  private void read() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      in.lines().forEach(lines::add);
    } catch (IOException | UncheckedIOException e) {
      lines.add("(output lost)");
    }
  }

  /** What it has printed, both streams. */
  String out() {
    return String.join("\n", lines);
  }

  boolean says(String words) {
    if (!process.isAlive() && !out().contains(words)) {
      throw new AssertionError("it ended before it said so: " + out());
    }
    return out().contains(words);
  }

  Process process() {
    return process;
  }

  /** Waits for its end. Returns the exit code. */
  int await() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("still running: " + out());
    }
    reader.join();
    return process.exitValue();
  }

  /** Asks it to end as the system does (SIGTERM). Returns the exit code. */
  int stop() throws InterruptedException {
    process.destroy();
    return await();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
