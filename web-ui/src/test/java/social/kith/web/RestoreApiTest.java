package social.kith.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.NodeBackup;
import social.kith.node.NodeConfig;
import social.kith.node.NodeHost;

/** A new node is given a backup over the API. */
class RestoreApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String TYPE = "application/vnd.kith.restore";

  @TempDir Path folder;
  private NodeHost host;
  private TestServer server;
  private String words;
  private String id;
  private byte[] backup;

  @BeforeEach
  void start() throws Exception {
    try (NodeHost ada = NodeHost.start(config("ada"))) {
      ada.node().setName("Ada");
      id = ada.node().profile().id();
      words = String.join(" ", ada.node().recovery().words().words());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (NodeBackup made = ada.node().recovery().beginBackup()) {
        made.writeTo(out);
      }
      backup = out.toByteArray();
    }
    NodeConfig config = config("fresh");
    host = NodeHost.start(config);
    server = TestServer.start(config.home(), host);
  }

  private NodeConfig config(String name) {
    return new NodeConfig(folder.resolve(name), NodeConfig.Network.LOOPBACK, 38_700);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    host.close();
  }

  @Test
  void theNodeIsAnothersWhileTheServerAndItsBrowserStay() throws Exception {
    RawHttp.Answer answer = restore(words + "\n", backup);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    JsonNode done = JSON.readTree(answer.bodyBytes());
    ApiTest.Schemas.check(done, "RestoredView");
    assertThat(done.path("id").asText()).isEqualTo(id);
    JsonNode profile = JSON.readTree(server.get("/api/v1/profile").bodyBytes());
    assertThat(profile.path("id").asText()).isEqualTo(id);
    assertThat(profile.path("name").asText()).isEqualTo("Ada");
    assertProblem(restore(words + "\n", backup), 409, "This node belongs to somebody");
  }

  @Test
  void whatIsNotAsItShouldBeIsRefusedAndAnsweredAtItsEnd() throws Exception {
    assertProblem(restore(words, new byte[0]), 400, "does not begin with a line");
    assertProblem(restore("x".repeat(1_025) + "\n", backup), 400, "does not begin with a line");
    assertProblem(restore("x".repeat(1_024) + "\n", backup), 422, "none of the recovery words");
    assertProblem(restore("\n", backup), 422, "These are 0 words");
    byte[] foreign = new byte[8 << 20];
    assertProblem(restore(words + "\n", foreign), 422, "is no backup of Kith");
    byte[] cut = Arrays.copyOf(backup, backup.length - 1);
    assertProblem(restore(words + "\n", cut), 422, "is damaged, or a part of it is missing");
    assertThat(restore(words + "\r\n", backup).status()).isEqualTo(200);
  }

  @Test
  void whoGoesAwayInTheMiddleLeavesANewNode() throws Exception {
    byte[] body = body(words + "\n", backup);
    String head =
        String.join(
            "\r\n",
            "POST /api/v1/restore HTTP/1.1",
            "Host: " + server.host(),
            "Authorization: Bearer " + server.token(),
            "Content-Type: " + TYPE,
            "X-Kith: 1",
            "Content-Length: " + body.length,
            "",
            "");
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(body, 0, body.length - 1_000);
      socket.getOutputStream().flush();
      await().atMost(LIMIT).until(this::isBuilding);
    }
    await().atMost(LIMIT).until(() -> !isBuilding());
    assertThat(host.node().profile().name()).isEmpty();
    assertThat(restore(words + "\n", backup).status()).isEqualTo(200);
  }

  private boolean isBuilding() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("fresh"))) {
      return files.anyMatch(file -> file.getFileName().toString().startsWith(".kith-restore-"));
    }
  }

  @Test
  void itIsGuardedAsWhateverTakesAFile() throws Exception {
    byte[] body = body(words + "\n", backup);
    assertThat(server.writeBytes("POST", "/api/v1/restore", body, "Content-Type: " + TYPE).status())
        .isEqualTo(415);
    assertThat(
            server
                .writeBytes(
                    "POST",
                    "/api/v1/restore",
                    body,
                    "Content-Type: application/octet-stream",
                    "X-Kith: 1")
                .status())
        .isEqualTo(415);
    String[] foreign = {
      "Host: " + server.host(),
      "Origin: http://example.org",
      "Cookie: " + server.signIn(),
      "Content-Type: " + TYPE,
      "X-Kith: 1",
      "Content-Length: 1"
    };
    assertThat(server.send("POST /api/v1/restore HTTP/1.1", "x", foreign).status()).isEqualTo(403);
    foreign[1] = "Origin: http://" + server.host();
    foreign[2] = "Cookie: x=y";
    assertThat(server.send("POST /api/v1/restore HTTP/1.1", "x", foreign).status()).isEqualTo(401);
    assertThat(server.get("/api/v1/restore").status()).isEqualTo(405);
    assertThat(host.node().profile().name()).isEmpty();
  }

  @Test
  void theListOfWordsIsServed() throws Exception {
    JsonNode list = JSON.readTree(server.get("/api/v1/restore/words").bodyBytes());
    ApiTest.Schemas.check(list, "WordList");
    assertThat(list.path("words")).hasSize(2_048);
    for (String word : words.split(" ")) {
      assertThat(list.path("words")).anyMatch(each -> each.asText().equals(word));
    }
  }

  private RawHttp.Answer restore(String line, byte[] file) throws IOException {
    return server.writeBytes(
        "POST", "/api/v1/restore", body(line, file), "Content-Type: " + TYPE, "X-Kith: 1");
  }

  private static byte[] body(String line, byte[] file) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(line.getBytes(StandardCharsets.UTF_8));
    body.writeBytes(file);
    return body.toByteArray();
  }

  private static void assertProblem(RawHttp.Answer answer, int status, String words)
      throws IOException {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(JSON.readTree(answer.bodyBytes()).path("detail").asText()).contains(words);
  }
}
