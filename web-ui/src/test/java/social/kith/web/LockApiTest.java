package social.kith.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.NodeConfig;
import social.kith.node.NodeHost;

/** The API of a node under a passphrase. */
class LockApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PASSPHRASE = "{\"passphrase\":\"correct horse\"}";

  /** What answers while the node is locked. */
  private static final Set<String> OPEN =
      Set.of(
          "POST /api/v1/session",
          "DELETE /api/v1/session",
          "DELETE /api/v1/sessions",
          "POST /api/v1/links",
          "GET /api/v1/lock",
          "POST /api/v1/lock",
          "POST /api/v1/unlock",
          "POST /api/v1/restore",
          "GET /api/v1/restore/words",
          "GET /api/v1/events",
          "GET /api/v1/openapi.json");

  @TempDir Path home;
  private NodeHost host;
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    host = NodeHost.start(new NodeConfig(home, NodeConfig.Network.LOOPBACK, 37_584));
    host.node().setName("Ada");
    server = TestServer.start(home, host);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    host.close();
  }

  private RawHttp.Answer send(String method, String path, String json) throws IOException {
    return server.write(method, "/api/v1" + path, json);
  }

  private void assertState(RawHttp.Answer answer, boolean locked, boolean passphrase)
      throws IOException {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    JsonNode state = JSON.readTree(answer.bodyBytes());
    assertThat(state.path("locked").asBoolean()).isEqualTo(locked);
    assertThat(state.path("passphrase").asBoolean()).isEqualTo(passphrase);
    assertThat(state.size()).isEqualTo(2);
  }

  private static void assertProblem(RawHttp.Answer answer, int status, String words)
      throws IOException {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
    JsonNode problem = JSON.readTree(answer.bodyBytes());
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("detail").asText()).contains(words);
  }

  private void lock() throws IOException {
    assertState(send("PUT", "/passphrase", PASSPHRASE), false, true);
    assertState(send("POST", "/lock", ""), true, true);
  }

  @Test
  void everythingElseIsLocked() throws IOException {
    lock();
    List<String> closed =
        server.server().routes().stream().filter(route -> !OPEN.contains(route)).toList();
    assertThat(closed).hasSizeGreaterThan(20);
    for (String route : closed) {
      String[] parts = route.split(" ");
      // Neither a body nor an id is looked at before. What needs a passphrase does need one.
      String path = parts[1].replaceAll("\\{[a-zA-Z]+}", "1");
      String body = path.contains("passphrase") ? PASSPHRASE : "";
      RawHttp.Answer answer =
          parts[0].equals("GET") ? server.get(path) : server.write(parts[0], path, body);
      assertProblem(answer, 423, "Kith is locked.");
    }
    assertThat(server.get("/").status()).isEqualTo(200);
    assertThat(server.get("/api/v1/openapi.json").status()).isEqualTo(200);
    assertThat(send("POST", "/links", "").status()).isEqualTo(201);
  }

  @Test
  void unlocksWithTheRightPassphraseAlone() throws IOException {
    assertState(server.get("/api/v1/lock"), false, false);
    assertProblem(send("POST", "/unlock", PASSPHRASE), 409, "There is no passphrase.");
    assertProblem(send("POST", "/lock", ""), 409, "There is no passphrase.");
    lock();
    assertState(server.get("/api/v1/lock"), true, true);
    String wrong = "{\"passphrase\":\"correct hors3\"}";
    assertProblem(send("POST", "/unlock", wrong), 403, "This is not the passphrase.");
    assertProblem(send("POST", "/unlock", "{\"passphrase\":\"short\"}"), 422, "8 characters");
    assertProblem(send("POST", "/unlock", "{}"), 400, "passphrase");
    assertState(server.get("/api/v1/lock"), true, true);
    assertState(send("POST", "/unlock", PASSPHRASE), false, true);
    assertThat(server.get("/api/v1/profile").body()).contains("Ada");
  }

  @Test
  void isSetChangedAndRemoved() throws IOException {
    assertProblem(send("PUT", "/passphrase", "{\"passphrase\":\"1234567\"}"), 422, "8 characters");
    assertState(send("PUT", "/passphrase", PASSPHRASE), false, true);
    assertProblem(send("PUT", "/passphrase", PASSPHRASE), 409, "To change it");
    String other = "{\"current\":\"%s\",\"passphrase\":\"another horse\"}";
    assertProblem(send("PUT", "/passphrase", other.formatted("wrong horse")), 403, "not the");
    assertState(send("PUT", "/passphrase", other.formatted("correct horse")), false, true);
    assertProblem(send("POST", "/passphrase/remove", PASSPHRASE), 403, "not the passphrase");
    RawHttp.Answer removed =
        send("POST", "/passphrase/remove", "{\"passphrase\":\"another horse\"}");
    assertState(removed, false, false);
    assertThat(removed.header("Clear-Site-Data")).hasValue("\"cache\"");
  }

  /** One stream hears of everything, and of nothing that was told before the lock. */
  @Test
  void theEventStreamGoesOn() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + server.host() + "/api/v1/events"))
            .header("Authorization", "Bearer " + server.token())
            .build();
    HttpClient http = HttpClient.newHttpClient();
    try (InputStream stream = http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body();
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      String place = next(lines, "id: ");
      host.node().setName("Bea");
      assertThat(next(lines, "data: ")).contains("Bea");
      lock();
      assertThat(next(lines, "data: "))
          .isEqualTo("{\"type\":\"lock\",\"lock\":{\"locked\":false,\"passphrase\":true}}");
      assertThat(next(lines, "data: "))
          .isEqualTo("{\"type\":\"lock\",\"lock\":{\"locked\":true,\"passphrase\":true}}");
      assertReset(http, place);
      send("POST", "/unlock", PASSPHRASE);
      assertThat(next(lines, "data: "))
          .isEqualTo("{\"type\":\"lock\",\"lock\":{\"locked\":false,\"passphrase\":true}}");
      host.node().setName("Cleo");
      assertThat(next(lines, "data: ")).contains("Cleo");
    }
  }

  private void assertReset(HttpClient http, String lastEventId) throws Exception {
    HttpRequest again =
        HttpRequest.newBuilder(URI.create("http://" + server.host() + "/api/v1/events"))
            .header("Authorization", "Bearer " + server.token())
            .header("Last-Event-ID", lastEventId)
            .build();
    try (InputStream stream = http.send(again, HttpResponse.BodyHandlers.ofInputStream()).body();
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      assertThat(next(lines, "event: ")).isEqualTo("reset");
    }
  }

  private static String next(BufferedReader lines, String start) throws IOException {
    String line = lines.readLine();
    while (line != null && !line.startsWith(start)) {
      line = lines.readLine();
    }
    if (line == null) {
      throw new IOException("the stream ended before " + start);
    }
    return line.substring(start.length());
  }
}
