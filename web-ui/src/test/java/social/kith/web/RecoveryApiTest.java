package social.kith.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.NodeBackup;
import social.kith.node.NodeConfig;
import social.kith.node.NodeEvent;
import social.kith.node.NodeHost;
import social.kith.node.Restoring;
import social.kith.web.api.TestRoutes;

/** Recovery words and backups over the API. */
class RecoveryApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;
  private static NodeHost host;
  private static TestServer server;
  private static final List<NodeEvent> events = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    Path home = folder.resolve("home");
    host = NodeHost.start(new NodeConfig(home, NodeConfig.Network.LOOPBACK, 38_600));
    host.node().setName("Ada");
    host.subscribe(events::add);
    server = TestServer.start(home, host);
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
    host.close();
  }

  @Test
  void wordsAreShownAndCheckedAndInNoEvent() throws Exception {
    List<String> words = words();
    assertThat(words).hasSize(24).allMatch(word -> word.matches("[a-z]{3,8}"));
    assertThat(words()).isEqualTo(words);
    assertThat(json(server.get("/api/v1/recovery")).has("wordsCheckedAt")).isFalse();
    assertThat(check(words, 3, 4).status()).isEqualTo(422);
    assertThat(check(words, 3, 4, 4).status()).isEqualTo(422);
    List<String> wrong = new ArrayList<>(words);
    wrong.set(2, "kith");
    RawHttp.Answer refused = check(wrong, 3, 4, 24);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body()).contains("Word 3 is another one").doesNotContain(words.get(2));
    JsonNode checked = json(check(words, 3, 4, 24));
    ApiTest.Schemas.check(checked, "RecoveryView");
    assertThat(checked.path("wordsCheckedAt").asText()).endsWith("Z");
    assertThat(json(server.get("/api/v1/recovery"))).isEqualTo(checked);
    assertThat(events).anyMatch(NodeEvent.RecoveryChanged.class::isInstance);
    assertThat(events.toString()).doesNotContain(words.get(0) + ",");
  }

  @Test
  void secretsAreAskedForByPostAlone() throws Exception {
    for (String path : new String[] {"/recovery/words", "/recovery/age-identity"}) {
      assertThat(server.get("/api/v1" + path).status()).isEqualTo(405);
      RawHttp.Answer answer = server.write("POST", "/api/v1" + path, "{}");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Cache-Control")).hasValue("no-store");
      String cookie = server.signIn();
      RawHttp.Answer foreign =
          server.send(
              "POST /api/v1" + path + " HTTP/1.1",
              "",
              "Host: " + server.host(),
              "Origin: http://example.org",
              "Cookie: " + cookie);
      assertThat(foreign.status()).isEqualTo(403);
    }
    JsonNode identity = json(server.write("POST", "/api/v1/recovery/age-identity", "{}"));
    ApiTest.Schemas.check(identity, "AgeIdentityView");
    assertThat(identity.path("identity").asText()).startsWith("AGE-SECRET-KEY-PQ-1");
    assertThat(identity.path("recipient").asText()).startsWith("age1pq1");
  }

  @Test
  void theBackupIsADownloadThatTheWordsRestore() throws Exception {
    HttpResponse<byte[]> backup = download("GET", server, "/api/v1/backup");
    assertThat(backup.statusCode()).isEqualTo(200);
    assertThat(backup.headers().firstValue("Content-Disposition").orElseThrow())
        .matches("attachment; filename=\"kith-backup-[0-9-]{15}\\.age\"");
    Restoring.RestoredView restored =
        Restoring.restore(
            folder.resolve("again"),
            String.join(" ", words()),
            new ByteArrayInputStream(backup.body()));
    assertThat(restored.id()).isEqualTo(host.node().profile().id());
    HttpResponse<byte[]> head = download("HEAD", server, "/api/v1/backup");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
  }

  @Test
  void oneAtATime() throws Exception {
    try (NodeBackup other = host.node().recovery().beginBackup()) {
      assertThat(other).isNotNull();
      RawHttp.Answer refused = server.get("/api/v1/backup");
      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.header("Content-Type")).hasValue("application/problem+json");
      assertThat(refused.header("Content-Disposition")).isEmpty();
    }
  }

  @Test
  void aDownloadThatFailsIsNotTakenForWhole() throws Exception {
    try (TestServer other = TestServer.start(folder.resolve("other"), new TestRoutes())) {
      assertThat(download("GET", other, "/api/v1/downloads/whole").body()).hasSize(200_000);
      assertThatThrownBy(() -> download("GET", other, "/api/v1/downloads/broken"))
          .isInstanceOf(IOException.class);
    }
  }

  private static HttpResponse<byte[]> download(String method, TestServer server, String path)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + server.host() + path))
            .header("Authorization", "Bearer " + server.token())
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  private static List<String> words() throws IOException {
    JsonNode shown = json(server.write("POST", "/api/v1/recovery/words", "{}"));
    ApiTest.Schemas.check(shown, "RecoveryWordsView");
    List<String> words = new ArrayList<>();
    shown.path("words").forEach(word -> words.add(word.asText()));
    return words;
  }

  private static RawHttp.Answer check(List<String> words, int... positions) throws IOException {
    ArrayNode answers = JSON.createArrayNode();
    for (int position : positions) {
      answers.addObject().put("position", position).put("word", words.get(position - 1));
    }
    return server.write("POST", "/api/v1/recovery/check", "{\"answers\":" + answers + "}");
  }

  private static JsonNode json(RawHttp.Answer answer) throws IOException {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.bodyBytes());
  }
}
