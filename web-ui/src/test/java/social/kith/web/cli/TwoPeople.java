package social.kith.web.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.NodeConfig;
import social.kith.node.StartException;
import social.kith.node.demo.SamplePhotos;
import social.kith.web.TestPorts;

/** Two people who do everything by commands. */
abstract class TwoPeople {
  private static final ObjectMapper JSON = new ObjectMapper();
  static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir static Path folder;
  static LocalNode ann;
  static LocalNode bob;
  static String postId;

  @BeforeAll
  static void meet() throws Exception {
    ann = start("Ann");
    bob = start("Bob");
    JsonNode invite = json(ann, "invite", "--json", "--minutes", "5");
    CommandRun accepted = run(bob, "accept", invite.path("code").asText());
    assertThat(accepted.err()).isEmpty();
    assertThat(accepted.exitCode()).isZero();
    assertThat(accepted.out()).contains("You are connected to Ann.");
    String code = json(ann, "contacts", "--json").get(0).path("pairingCode").asText();
    assertThat(accepted.out()).contains("Your code is " + code);
    assertThat(run(ann, "contacts").out()).contains("Bob", "compare " + code);
    assertThat(run(ann, "confirm", "bob").out()).contains("Bob is confirmed");
    await().atMost(LIMIT).until(() -> run(bob, "contacts").out().contains("confirmed"));
    postId = share();
  }

  static LocalNode start(String name) throws StartException {
    NodeConfig config =
        new NodeConfig(folder.resolve(name), NodeConfig.Network.LOOPBACK, TestPorts.next());
    return LocalNode.start(config, 0, Optional.of(name));
  }

  static String share() throws IOException {
    Path photo = Files.write(folder.resolve("hills.jpg"), SamplePhotos.jpeg(1, 600, 400));
    JsonNode post =
        json(
            ann,
            "post",
            "--text",
            "Hello\u001b[31m",
            "--photo",
            photo.toString(),
            "--to",
            "Bob",
            "--json");
    return post.path("id").asText();
  }

  @AfterAll
  static void stop() {
    ann.close();
    bob.close();
  }

  static CommandRun run(LocalNode node, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--home", node.home().toString()));
    return CommandRun.of(all.toArray(String[]::new));
  }

  static JsonNode json(LocalNode node, String... arguments) throws IOException {
    CommandRun run = run(node, arguments);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return JSON.readTree(run.out());
  }

  static void assertNotFound(CommandRun run, String words) {
    assertThat(run.exitCode()).isEqualTo(Exit.NOT_FOUND);
    assertThat(run.err()).startsWith("kith: ").contains(words);
  }

  static void assertRefused(CommandRun run, String words) {
    assertThat(run.exitCode()).isEqualTo(Exit.REFUSED);
    assertThat(run.err()).startsWith("kith: ").contains(words);
    assertThat(run.err().lines()).hasSize(1);
  }
}
