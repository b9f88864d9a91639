package social.kith.web.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A passphrase, by commands; each is a line of standard input. */
class LockCommandsIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir Path home;
  private final InputStream input = System.in;

  @AfterEach
  void giveBackInput() {
    System.setIn(input);
  }

  private CommandRun run(String typed, String... arguments) {
    System.setIn(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--home", home.toString()));
    return CommandRun.of(all.toArray(String[]::new));
  }

  private KithProcess start() throws Exception {
    KithProcess node =
        new KithProcess(
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
            "38684");
    await().atMost(LIMIT).until(() -> node.says("Stop with Ctrl+C"));
    return node;
  }

  private static void assertDone(CommandRun run, String words) {
    assertThat(run.exitCode()).as(run.err()).isEqualTo(Exit.OK);
    assertThat(run.out()).contains(words);
  }

  private static void assertRefused(CommandRun run, String words) {
    assertThat(run.exitCode()).isEqualTo(Exit.REFUSED);
    assertThat(run.err()).startsWith("kith: ").contains(words);
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void fromTheFirstPassphraseToTheLast() throws Exception {
    try (KithProcess node = start()) {
      assertDone(run("", "passphrase"), "Your node has no passphrase");
      assertRefused(run("", "lock"), "There is no passphrase");
      assertRefused(run("", "passphrase", "set"), "nothing was typed");
      assertRefused(run("short\n", "passphrase", "set"), "at least 8 characters");
      assertDone(run("correct hörse\r\n", "passphrase", "set"), "starts locked");
      assertRefused(run("correct hörse\n", "passphrase", "set"), "kith passphrase change");
      assertDone(run("", "lock"), "Locked.");
      CommandRun locked = run("", "status");
      assertThat(locked.exitCode()).isEqualTo(Exit.LOCKED);
      assertThat(locked.err()).contains("Kith is locked. Unlock it");
      assertThat(run("", "passphrase", "status", "--json").out()).contains("\"locked\" : true");
      assertRefused(run("correct horse\n", "unlock"), "This is not the passphrase");
      assertDone(run("correct hörse\n", "unlock"), "Unlocked.");
      assertDone(run("", "name"), "Ada");
      assertRefused(run("wrong horse\nanother horse\n", "passphrase", "change"), "not the pass");
      assertDone(run("correct hörse\nanother horse\n", "passphrase", "change"), "starts locked");
      assertThat(node.stop()).isZero();
    }
    try (KithProcess node = start()) {
      assertThat(node.out()).contains("Kith is locked.", "kith unlock").doesNotContain("Ada");
      assertThat(run("", "link").out()).contains("/launch#");
      assertDone(run("another horse\n", "unlock"), "Unlocked.");
      assertRefused(run("correct hörse\n", "passphrase", "remove"), "not the passphrase");
      assertDone(run("another horse\n", "passphrase", "remove"), "no passphrase");
      assertThat(node.stop()).isZero();
    }
    try (KithProcess node = start()) {
      assertThat(node.out()).contains("Kith is running for Ada.");
      assertThat(node.stop()).isZero();
    }
  }

  @Test
  void aPassphraseIsNoArgument() {
    assertThat(run("", "unlock", "correct horse").exitCode()).isEqualTo(Exit.USAGE);
    assertThat(run("", "passphrase", "set", "correct horse").exitCode()).isEqualTo(Exit.USAGE);
    assertThat(run("", "passphrase", "show").exitCode()).isEqualTo(Exit.USAGE);
  }
}
