package social.kith.node.peer;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A coturn on 127.0.0.1 that serves STUN, and TURN over UDP. */
public final class TurnServer implements AutoCloseable {
  private static final String USER = "kith";
  private static final String CREDENTIAL = "right";

  private final Process process;
  private final Path log;
  private final int port;

  private TurnServer(Process process, Path log, int port) {
    this.process = process;
    this.log = log;
    this.port = port;
  }

  /** Starts one; empty where it is not installed. */
  public static Optional<TurnServer> start(Path folder) {
    int port = FreePorts.pair();
    Path log = folder.resolve("turnserver.log");
    List<String> command =
        List.of(
            "turnserver",
            "-n",
            "--listening-ip=127.0.0.1",
            "--relay-ip=127.0.0.1",
            "--listening-port=" + port,
            "--allow-loopback-peers",
            "--lt-cred-mech",
            "--user=" + USER + ":" + CREDENTIAL,
            "--realm=kith",
            "--no-tls",
            "--no-dtls",
            "--no-tcp",
            "--no-cli",
            "--relay-threads=1",
            "--log-file=stdout",
            "--db=" + folder.resolve("turn.db"),
            "--pidfile=" + folder.resolve("turn.pid"));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      TurnServer server = new TurnServer(process, log, port);
      await().atMost(Duration.ofSeconds(10)).until(() -> !FreePorts.isFree(port));
      return Optional.of(server);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  public IceServer turn() {
    return turn(CREDENTIAL);
  }

  IceServer turn(String credential) {
    return new IceServer(List.of("turn:127.0.0.1:" + port + "?transport=udp"), USER, credential);
  }

  public IceServer stun() {
    return IceServer.stun("stun:127.0.0.1:" + port);
  }

  /** What it has said up to now. */
  String log() throws IOException {
    return Files.readString(log, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(5, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
