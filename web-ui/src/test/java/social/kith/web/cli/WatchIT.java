package social.kith.web.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import social.kith.node.NodeConfig;
import social.kith.node.StartException;

/** {@code kith watch} over breaks of the stream and restarts of the node. */
class WatchIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir Path folder;
  private LocalNode node;

  @BeforeEach
  void start() throws StartException {
    NodeConfig config = new NodeConfig(folder.resolve("home"), NodeConfig.Network.LOOPBACK, 39_600);
    node = LocalNode.start(config, 0, Optional.of("Ann"));
  }

  @AfterEach
  void stop() {
    node.close();
  }

  private void rename(String name) {
    assertThat(CommandRun.of("name", name, "--home", node.home().toString()).exitCode()).isZero();
  }

  @Test
  void whatWasMissedComesWithTheNextStream() {
    ApiClient client = ApiClient.connect(node.home());
    EventStream events = new EventStream();
    assertThat(events.read(client, () -> false, data -> true)).isTrue();
    List<String> first = new ArrayList<>();
    boolean wanted =
        events.read(
            client,
            () -> {
              rename("One");
              return true;
            },
            data -> !first.add(data));
    assertThat(wanted).isTrue();
    assertThat(first).singleElement().asString().contains("\"profile\"", "One");
    rename("Two");
    List<String> second = new ArrayList<>();
    assertThat(events.read(client, () -> true, data -> !second.add(data))).isTrue();
    assertThat(second).singleElement().asString().contains("\"profile\"", "Two");
  }

  @Test
  void itWaitsForANodeThatStopped() throws Exception {
    StringWriter out = new StringWriter();
    CommandLine commandLine = Kith.commandLine();
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(new StringWriter(), true));
    CompletableFuture<Integer> exit = new CompletableFuture<>();
    Thread watching =
        new Thread(
            () ->
                exit.complete(
                    commandLine.execute("watch", "--json", "--home", node.home().toString())));
    watching.start();
    await()
        .atMost(LIMIT)
        .until(
            () -> {
              rename("Before");
              return out.toString().contains("Before");
            });
    node.close();
    start();
    await()
        .atMost(LIMIT)
        .until(
            () -> {
              rename("After");
              return out.toString().contains("After");
            });
    assertThat(out.toString().lines())
        .allMatch(line -> line.startsWith("{\"type\":\"") && line.endsWith("}"))
        .contains("{\"type\":\"reset\"}");
    assertThat(exit).isNotDone();
    node.close();
    watching.interrupt();
    assertThat(exit.get(30, java.util.concurrent.TimeUnit.SECONDS)).isZero();
    start();
  }

  @Test
  void onceMeansUntilTheNodeStops() throws Exception {
    CompletableFuture<CommandRun> run =
        CompletableFuture.supplyAsync(
            () -> CommandRun.of("watch", "--once", "--home", node.home().toString()));
    rename("Any");
    await().during(Duration.ofMillis(300)).atMost(LIMIT).until(() -> !run.isDone());
    node.close();
    assertThat(run.get(30, java.util.concurrent.TimeUnit.SECONDS).exitCode())
        .isIn(Exit.OK, Exit.NO_NODE);
    start();
  }
}
