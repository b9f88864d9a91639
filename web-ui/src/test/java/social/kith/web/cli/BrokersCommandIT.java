package social.kith.web.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Brokers, by commands. */
class BrokersCommandIT extends TwoPeople {
  private static final String ADDRESS = "mqtt://127.0.0.1:1";

  private static CommandRun runWith(String input, String... arguments) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    try {
      return run(ann, arguments);
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void areAddedAndRemoved() throws IOException {
    assertThat(run(ann, "brokers").out()).contains("No broker is used.");
    CommandRun added =
        runWith("secret\n", "brokers", "add", ADDRESS, "--user", "ann", "--password");
    assertThat(added.out()).contains(ADDRESS + " as ann: ", "not encrypted");
    assertThat(run(ann, "brokers", "add", "mqtts://127.0.0.1").exitCode()).isZero();
    JsonNode all = json(ann, "brokers", "list", "--json");
    assertThat(all.size()).isEqualTo(2);
    assertThat(all.get(0).path("hasPassword").asBoolean()).isTrue();
    assertThat(all.toString()).doesNotContain("secret");
    assertThat(all.get(1).path("address").asText()).isEqualTo("mqtts://127.0.0.1:8883");
    assertThat(run(ann, "brokers", "remove", "mqtts://127.0.0.1:8883").exitCode()).isZero();
    assertThat(run(ann, "brokers", "remove", ADDRESS).out()).contains("No broker is used.");
  }

  @Test
  void whatIsWrongIsToldInWords() throws Exception {
    assertThat(run(ann, "brokers", "add", ADDRESS).exitCode()).isZero();
    bob.close();
    await()
        .atMost(LIMIT)
        .until(() -> run(ann, "brokers").out().contains("being tried. Nothing answers there."));
    bob = start("Bob");
    assertThat(run(ann, "brokers", "remove", ADDRESS).exitCode()).isZero();
  }

  @Test
  void wrongOnesSayWhatToDo() throws IOException {
    assertRefused(run(ann, "brokers", "add", "http://x"), "mqtts://example.org:8883");
    Path none = Files.writeString(folder.resolve("none.pem"), "none");
    assertRefused(
        run(ann, "brokers", "add", "mqtts://x", "--certificate", none.toString()), "PEM file");
    assertThat(run(ann, "brokers", "remove", "mqtts://x").exitCode()).isEqualTo(Exit.NOT_FOUND);
    assertThat(run(ann, "brokers", "add").exitCode()).isEqualTo(Exit.USAGE);
    assertThat(run(ann, "brokers", "list", "mqtts://x").exitCode()).isEqualTo(Exit.USAGE);
    assertThat(run(ann, "brokers", "paint", "mqtts://x").exitCode()).isEqualTo(Exit.USAGE);
  }
}
