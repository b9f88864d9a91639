package social.kith.node.peer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a main class in a virtual machine of its own, so that a crash or a hang is only its own. */
public final class ChildJvm implements AutoCloseable {
  private final Process process;
  private final Path output;

  private ChildJvm(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts the class with the class path of this virtual machine. */
  public static ChildJvm start(Class<?> main, String... arguments) {
    return start(List.of(), "", main, arguments);
  }

  /**
   * Starts the class.
   *
   * @param options for the virtual machine
   * @param classPathFirst what comes before the class path of this one; may be empty
   */
  public static ChildJvm start(
      List<String> options, String classPathFirst, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    command.add("-Dkith.test.process=" + (FreePorts.PROCESS + FreePorts.FORKS));
    command.addAll(options);
    String classPath = System.getProperty("java.class.path");
    command.addAll(
        List.of("-cp", classPathFirst.isEmpty() ? classPath : classPathFirst + ":" + classPath));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    try {
      Path output = Files.createTempFile("child", ".txt");
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      return new ChildJvm(process, output);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits for its end and gives its exit code; a hang is -1. */
  public int exitCode(long limitSeconds) {
    try {
      if (process.waitFor(limitSeconds, TimeUnit.SECONDS)) {
        return process.exitValue();
      }
      process.destroyForcibly();
      return -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  /** What it has printed up to now. */
  public String output() {
    try {
      return Files.readString(output, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Kills it as {@code kill -9} does. */
  public void kill() {
    process.destroyForcibly();
    int unused = exitCode(10);
  }

  @Override
  public void close() {
    kill();
    try {
      Files.deleteIfExists(output);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
