package social.kith.node.meet.broker;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Debian's MQTT broker on 127.0.0.1. */
public final class Mosquitto implements AutoCloseable {
  /** What a test says that is skipped without it. */
  public static final String MISSING = "Skipped: mosquitto is not installed";

  private final Path configuration;
  private final int port;
  private Process process;

  private Mosquitto(Path configuration, int port) {
    this.configuration = configuration;
    this.port = port;
  }

  /** Starts one that lets everybody in; empty where it is not installed. */
  public static Optional<Mosquitto> start(Path folder) {
    return start(folder, "allow_anonymous true");
  }

  /** Starts one with more lines in its configuration; empty where it is not installed. */
  public static Optional<Mosquitto> start(Path folder, String... lines) {
    try {
      int port = freePort();
      String configuration =
          String.join(
              "\n",
              "listener " + port + " 127.0.0.1",
              "user root",
              "persistence false",
              "log_dest stderr",
              String.join("\n", lines),
              "");
      Path file = Files.writeString(folder.resolve("mosquitto-" + port + ".conf"), configuration);
      Mosquitto mosquitto = new Mosquitto(file, port);
      return mosquitto.launch() ? Optional.of(mosquitto) : Optional.empty();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private boolean launch() {
    for (String program : List.of("mosquitto", "/usr/sbin/mosquitto")) {
      try {
        process =
            new ProcessBuilder(program, "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(configuration.resolveSibling("mosquitto.log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(10)).until(this::listens);
        return true;
      } catch (IOException e) {
        // The next one.
      }
    }
    return false;
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Starts it again after {@link #kill}. */
  public void restart() {
    launch();
  }

  /** Ends it at once. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** Its address without TLS. */
  public String address() {
    return "mqtt://127.0.0.1:" + port;
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(5, TimeUnit.SECONDS)) {
      kill();
    }
  }
}
