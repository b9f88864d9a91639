package social.kith.web.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.web.TestPorts;

/** How contacts are reached, and what the node needs, by commands. */
class PathCommandsIT extends TwoPeople {
  @TempDir Path empty;

  @Test
  void aPathInWords() throws IOException {
    await()
        .atMost(LIMIT)
        .until(() -> run(ann, "path", "bob").out().contains("Both nodes are on this machine."));
    assertThat(run(ann, "path", "Bob").out())
        .startsWith("Bob: this machine since ")
        .contains("Round trip: ", "Ends: ", "UDP port: ", "to them, ");
    JsonNode path = json(ann, "path", "Bob", "--json");
    assertThat(path.path("state").asText()).isEqualTo("MACHINE");
    assertThat(path.path("bytesSent").asLong()).isPositive();
    assertThat(path.at("/attempts/0/outcome").asText()).isEqualTo("CONNECTED");
    assertNotFound(run(ann, "path", "Nobody"), "no contact");
  }

  @Test
  void aContactWhoIsOffAndWhatToDo() throws Exception {
    LocalNode cas = start("Cas");
    assertThat(run(cas, "accept", json(ann, "invite", "--json").path("code").asText()).err())
        .isEmpty();
    assertThat(run(ann, "confirm", "Cas").exitCode()).isZero();
    await().atMost(LIMIT).until(() -> run(ann, "path", "Cas").out().contains("this machine"));
    cas.close();
    await()
        .atMost(LIMIT)
        .until(() -> run(ann, "path", "Cas").out().startsWith("Cas: offline since "));
    await()
        .atMost(LIMIT)
        .until(() -> run(ann, "path", "Cas").out().contains("from the last session: Trying now."));
    assertThat(run(ann, "path", "Cas").out())
        .contains("Their node was closed. They are reached again as soon as they start it.");
    assertThat(run(ann, "remove", "Cas").exitCode()).isZero();
  }

  @Test
  void theDoctorAsksTheRunningNode() throws IOException {
    CommandRun run = run(ann, "doctor");
    assertThat(run.exitCode()).as(run.out()).isZero();
    assertThat(run.out())
        .contains("ok    Databases: ", "ok    WebRTC library: ", "The page answers on TCP port ");
    JsonNode found = json(ann, "doctor", "--json");
    assertThat(found.findValuesAsText("result")).contains("OK").doesNotContain("FAIL");
    assertThat(run(ann, "ice-servers", "--add", "stun:nobody.invalid:1").exitCode()).isZero();
    CommandRun failed = run(ann, "doctor");
    assertThat(failed.exitCode()).isEqualTo(Exit.REFUSED);
    assertThat(failed.out()).contains("FAIL  STUN and TURN servers: stun:nobody.invalid:1 has");
    assertThat(run(ann, "ice-servers", "--remove", "stun:nobody.invalid:1").exitCode()).isZero();
  }

  @Test
  void theDoctorLooksAtTheRestWhereNoNodeRuns() throws IOException {
    int linkPort = TestPorts.next();
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CommandRun taken = doctor("--port", "" + other.getLocalPort(), "--link-port", "" + linkPort);
      assertThat(taken.exitCode()).isEqualTo(Exit.REFUSED);
      assertThat(taken.out())
          .contains("FAIL  Port of the page: ", "kith run --port", "No node is running");
    }
    CommandRun json = doctor("--json", "--port", "0", "--link-port", "" + linkPort);
    assertThat(json.out()).contains("link-ports").doesNotContain("\"database\"", "stun");
    assertThat(doctor("--port", "65536").exitCode()).isEqualTo(Exit.USAGE);
    assertThat(doctor("--link-port", "0").exitCode()).isEqualTo(Exit.USAGE);
  }

  private CommandRun doctor(String... options) {
    String[] all = new String[options.length + 3];
    all[0] = "doctor";
    System.arraycopy(options, 0, all, 1, options.length);
    all[options.length + 1] = "--home";
    all[options.length + 2] = empty.toString();
    return CommandRun.of(all);
  }
}
