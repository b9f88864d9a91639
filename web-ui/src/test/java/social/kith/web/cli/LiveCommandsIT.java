package social.kith.web.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Cameras, and what is live, by commands. */
class LiveCommandsIT extends TwoPeople {
  @Test
  void aCameraIsAddedShownToBobAndRemoved() throws IOException {
    assertThat(run(ann, "camera").out()).contains("There is no camera.");
    assertThat(run(ann, "camera", "devices").exitCode()).isZero();
    assertThat(run(ann, "camera", "add", "--name", "Porch", "--size", "320x240").out())
        .contains("Porch, 320 × 240, 15 pictures a second, 8 at once, only you may watch");
    assertThat(run(ann, "camera", "grant", "porch", "--to", "Bob").out()).contains("Bob may watch");
    await().atMost(LIMIT).until(() -> run(bob, "live").out().contains("camera of Ann “Porch”"));
    assertThat(
            run(
                    ann,
                    "camera",
                    "grant",
                    "porch",
                    "--to",
                    "Bob",
                    "--from",
                    "07:30",
                    "--until",
                    "07:30",
                    "--days",
                    "monday,sunday")
                .out())
        .contains("Bob (monday, sunday 07:30 to 07:30) may watch");
    JsonNode shared = json(ann, "camera", "snapshot", "Porch", "--to", "Bob", "--json");
    assertThat(shared.path("photos").size()).isEqualTo(1);
    assertThat(run(ann, "camera", "change", "Porch", "--fps", "5", "--viewers", "2").out())
        .contains("5 pictures a second, 2 at once", "Bob");
    assertThat(run(ann, "camera", "revoke", "Porch", "--to", "Bob").out())
        .contains("only you may watch");
    await().atMost(LIMIT).until(() -> run(bob, "live").out().contains("Nothing is live."));
    String id = json(ann, "live", "--json").get(0).path("id").asText();
    assertRefused(run(ann, "live", "stop", id), "This is a camera.");
    assertThat(run(ann, "camera", "remove", "Porch").out()).contains("“Porch” is removed.");
    assertThat(run(ann, "live").out()).contains("Nothing is live.");
  }

  @Test
  void serversAreAddedAndRemoved() throws IOException {
    assertThat(run(ann, "ice-servers").out()).contains("No server is used.");
    assertThat(run(ann, "ice-servers", "--add", "stun:127.0.0.1:3478").out())
        .contains("stun:127.0.0.1:3478");
    assertThat(
            run(
                    ann,
                    "ice-servers",
                    "--add",
                    "turn:127.0.0.1:3478",
                    "--user",
                    "ann",
                    "--credential",
                    "secret")
                .out())
        .contains("turn:127.0.0.1:3478 as ann")
        .doesNotContain("secret");
    assertRefused(run(ann, "ice-servers", "--add", "turn:127.0.0.1"), "needs a user name");
    assertRefused(run(ann, "ice-servers", "--add", "http://x"), "stun:example.org:3478");
    for (String url : new String[] {"stun:127.0.0.1:3478", "turn:127.0.0.1:3478"}) {
      assertThat(run(ann, "ice-servers", "--remove", url).exitCode()).isZero();
    }
    assertThat(run(ann, "ice-servers", "--remove", "stun:x:1").exitCode())
        .isEqualTo(Exit.NOT_FOUND);
  }

  @Test
  void wrongOnesSayWhatToDo() {
    assertThat(run(ann, "camera", "add").err()).contains("Give it a name, with --name.");
    assertThat(run(ann, "camera", "paint", "x").err()).contains("no “kith camera paint”");
    assertThat(run(ann, "camera", "remove", "none").exitCode()).isEqualTo(Exit.NOT_FOUND);
    assertThat(run(ann, "camera", "add", "--name", "P", "--size", "big").exitCode())
        .isEqualTo(Exit.USAGE);
    assertThat(run(ann, "camera", "grant", "P", "--to", "Bob", "--from", "07:00").err())
        .contains("go together");
    assertThat(run(ann, "camera", "grant", "P").err()).contains("--to");
    assertRefused(run(ann, "camera", "add", "--name", "P", "--fps", "99"), "within 1 and 30");
    assertRefused(run(ann, "camera", "add", "--name", "P", "--viewers", "33"), "within 1 and 32");
    assertThat(run(ann, "live", "stop").exitCode()).isEqualTo(Exit.USAGE);
    assertThat(run(ann, "live", "stop", "0").exitCode()).isEqualTo(Exit.NOT_FOUND);
    assertThat(run(ann, "live", "dance", "0").exitCode()).isEqualTo(Exit.USAGE);
  }
}
