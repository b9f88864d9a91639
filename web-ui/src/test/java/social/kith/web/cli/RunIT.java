package social.kith.web.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node as a process: how it starts, stops and dies. */
class RunIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir Path home;

  private KithProcess start(String... more) throws IOException {
    String[] base = {
      "run",
      "--home",
      home.toString(),
      "--port",
      "0",
      "--loopback",
      "--no-browser",
      "--name",
      "Ada",
      "--link-port",
      "38484"
    };
    String[] all = java.util.Arrays.copyOf(base, base.length + more.length);
    System.arraycopy(more, 0, all, base.length, more.length);
    return new KithProcess(all);
  }

  private static void awaitWelcome(KithProcess node) {
    await().atMost(LIMIT).until(() -> node.says("Stop with Ctrl+C"));
  }

  @Test
  void saysWhereItsPageIsAndStopsInOrder() throws Exception {
    try (KithProcess node = start()) {
      awaitWelcome(node);
      assertThat(node.out())
          .contains("Kith is running for Ada.", "Data folder: " + home)
          .containsPattern("http://[a-z]{8,}\\.localhost:[0-9]+/launch#")
          .containsPattern("http://127\\.0\\.0\\.1:[0-9]+/launch#")
          .doesNotContain("WARN", "Exception");
      assertThat(CommandRun.of("status", "--home", home.toString()).exitCode()).isZero();
      assertThat(node.stop()).isZero();
      assertThat(home.resolve("node.json")).doesNotExist();
      assertThat(home.resolve("api-token")).doesNotExist();
      assertThat(CommandRun.of("status", "--home", home.toString()).exitCode())
          .isEqualTo(Exit.NO_NODE);
    }
  }

  @Test
  void isThereAgainAfterItWasKilled() throws Exception {
    String name;
    try (KithProcess node = start()) {
      awaitWelcome(node);
      name = node.out().replaceAll("(?s).*http://([a-z]+)\\.localhost.*", "$1");
      node.process().destroyForcibly();
      assertThat(node.await()).isNotZero();
      assertThat(Files.exists(home.resolve("node.json"))).isTrue();
    }
    assertThat(CommandRun.of("status", "--home", home.toString()).exitCode())
        .isEqualTo(Exit.NO_NODE);
    try (KithProcess node = start()) {
      awaitWelcome(node);
      assertThat(node.out()).contains("http://" + name + ".localhost:");
      assertThat(CommandRun.of("name", "--home", home.toString()).out()).startsWith("Ada");
      assertThat(node.stop()).isZero();
    }
  }

  @Test
  void stopsWithItsInputWhenAParentSaysSo() throws Exception {
    try (KithProcess node = start("--stop-with-input")) {
      awaitWelcome(node);
      node.process().getOutputStream().close();
      assertThat(node.await()).isZero();
      assertThat(home.resolve("node.json")).doesNotExist();
    }
  }

  @Test
  void doesNotMindThatItsInputEnds() throws Exception {
    try (KithProcess node = start()) {
      node.process().getOutputStream().close();
      awaitWelcome(node);
      assertThat(CommandRun.of("status", "--home", home.toString()).exitCode()).isZero();
      assertThat(node.stop()).isZero();
    }
  }

  @Test
  void refusesAFolderThatIsInUseInOneLine() throws Exception {
    try (KithProcess node = start()) {
      awaitWelcome(node);
      // Without its note the folder's lock alone tells.
      Files.delete(home.resolve("node.json"));
      try (KithProcess second = start()) {
        assertThat(second.await()).isEqualTo(Exit.REFUSED);
        // Native code that is stopped while it loads may add lines of its own.
        assertThat(second.out().lines().filter(line -> line.startsWith("kith: "))).hasSize(1);
        assertThat(second.out()).startsWith("kith: ").doesNotContain("Exception");
      }
      assertThat(Files.exists(home.resolve("api-token"))).isTrue();
      assertThat(node.stop()).isZero();
    }
  }

  @Test
  void watchEndsWithTheNode() throws Exception {
    try (KithProcess node = start()) {
      awaitWelcome(node);
      try (KithProcess watch = new KithProcess("watch", "--once", "--home", home.toString())) {
        await()
            .atMost(LIMIT)
            .until(
                () -> {
                  CommandRun.of("name", "Ada " + System.nanoTime(), "--home", home.toString());
                  return watch.says("{\"type\":\"profile\",\"profile\":{");
                });
        assertThat(node.stop()).isZero();
        assertThat(watch.await()).isZero();
      }
    }
  }
}
