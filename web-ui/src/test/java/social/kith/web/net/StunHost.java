package social.kith.web.net;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A coturn at a public address of an {@link Internet}: STUN, and TURN over UDP. */
final class StunHost implements AutoCloseable {
  private static final int PORT = 3_478;
  private static final String USER = "kith";
  private static final String CREDENTIAL = "right";

  private final Internet.Host host;
  private final Process process;

  /** Starts it; who asks before it is up asks again. */
  StunHost(Internet.Host host, Path folder) throws IOException {
    this.host = host;
    List<String> command = new ArrayList<>(host.prefix());
    command.addAll(
        List.of(
            "turnserver",
            "-n",
            "--listening-ip=" + host.address(),
            "--relay-ip=" + host.address(),
            "--listening-port=" + PORT,
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
            "--pidfile=" + folder.resolve("turn.pid")));
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
  }

  /** As the API takes servers. */
  Map<String, Object> server(boolean turn) {
    String url = (turn ? "turn:" : "stun:") + host.address() + ":" + PORT;
    return turn
        ? Map.of(
            "urls", List.of(url + "?transport=udp"), "username", USER, "credential", CREDENTIAL)
        : Map.of("urls", List.of(url), "username", "", "credential", "");
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
  }
}
