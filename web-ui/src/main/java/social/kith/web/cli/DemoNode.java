package social.kith.web.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import social.kith.node.ContactView;
import social.kith.node.ProfileView;

/** One person of the demonstration: a node in a process of its own, asked over its API. */
final class DemoNode implements AutoCloseable {
  private static final int STOP_SECONDS = 10;
  private static final int LOOK_MS = 50;
  private static final long READY_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final String name;
  private final Path home;
  private final Process process;

  private DemoNode(String name, Path home, Process process) {
    this.name = name;
    this.home = home;
    this.process = process;
  }

  /** Starts the process; it ends with this one, however this one ends. */
  static DemoNode start(String name, Path home, int port, int linkPort, boolean verbose)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Kith.class.getName()));
    command.addAll(List.of("run", "--home", home.toString(), "--name", name));
    command.addAll(List.of("--port", String.valueOf(port)));
    command.addAll(List.of("--link-port", String.valueOf(linkPort)));
    command.addAll(List.of("--loopback", "--no-browser", "--stop-with-input"));
    if (verbose) {
      command.add("--verbose");
    }
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new DemoNode(name, home, process);
  }

  String name() {
    return name;
  }

  Path home() {
    return home;
  }

  /** Completes when the process has ended, whoever ended it. */
  CompletableFuture<Process> ended() {
    return process.onExit();
  }

  /**
   * Waits until the node answers.
   *
   * @throws CommandException if it ends instead; it has said why by itself
   */
  ApiClient awaitReady() throws InterruptedException {
    long giveUpAt = System.nanoTime() + READY_NANOS;
    while (System.nanoTime() < giveUpAt) {
      boolean here = NodeFile.find(home).filter(f -> f.pid() == process.pid()).isPresent();
      if (here) {
        return ApiClient.connect(home);
      }
      if (process.waitFor(LOOK_MS, TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    throw CommandException.refused(
        "The node of %s did not start. The lines above say why.".formatted(name));
  }

  /** The person's contact id. */
  String id() {
    return api().get("/profile", ProfileView.class).id();
  }

  ApiClient api() {
    return ApiClient.connect(home);
  }

  List<ContactView> contacts() {
    return api().list("/contacts", ContactView.class);
  }

  /** Asks the process to end in order, and ends it if it does not. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroy();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
  }
}
