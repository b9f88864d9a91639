package social.kith.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.ArchiveState;
import social.kith.node.ArchiveView;
import social.kith.node.NodeConfig;
import social.kith.node.NodeEvent;
import social.kith.node.NodeExport;
import social.kith.node.NodeHost;

/** Exports and imports over the API. */
class ArchiveApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String IMPORT = "/api/v1/archive/import";

  @TempDir static Path folder;
  private static NodeHost host;
  private static TestServer server;
  private static final List<NodeEvent> events = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    Path home = folder.resolve("home");
    host = NodeHost.start(new NodeConfig(home, NodeConfig.Network.LOOPBACK, 38_620));
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
  void anExportIsADownloadThatIsImported() throws Exception {
    HttpResponse<byte[]> export = download("GET", "/api/v1/archive/export");
    assertThat(export.statusCode()).isEqualTo(200);
    assertThat(export.headers().firstValue("Content-Type")).contains("application/x-tar");
    assertThat(export.headers().firstValue("Content-Disposition").orElseThrow())
        .matches("attachment; filename=\"kith-export-[0-9-]{15}\\.tar\"");
    JsonNode after = archive();
    assertThat(after.at("/exported/state").asText()).isEqualTo("DONE");
    RawHttp.Answer answer = send(export.body());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    JsonNode imported = JSON.readTree(answer.bodyBytes());
    ApiTest.Schemas.check(imported, "ImportView");
    assertThat(imported.path("doneBytes").asLong()).isEqualTo(export.body().length);
    assertThat(archive().path("imported")).isEqualTo(imported);
    assertThat(events)
        .extracting(event -> event instanceof NodeEvent.ArchiveChanged it ? it.archive() : null)
        .anyMatch(view -> view != null && state(view) == ArchiveState.RUNNING)
        .anyMatch(view -> view != null && state(view) == ArchiveState.DONE);
    HttpResponse<byte[]> head = download("HEAD", "/api/v1/archive/export");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    HttpResponse<byte[]> keys = download("GET", "/api/v1/archive/keys");
    assertThat(new String(keys.body(), 0, 21)).isEqualTo("age-encryption.org/v1");
  }

  private static ArchiveState state(ArchiveView view) {
    return view.imported().map(it -> it.state()).orElse(ArchiveState.BROKEN);
  }

  @Test
  void whatIsNoExportIsRefusedWithWhatToDo() throws Exception {
    RawHttp.Answer refused = send(new byte[2_000]);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("no export of Kith");
    assertThat(archive().at("/imported/state").asText()).isEqualTo("BROKEN");
    assertThat(archive().at("/imported/problem").asText()).contains("no export of Kith");
    assertThat(server.write("POST", IMPORT, "{}").status()).isEqualTo(422);
    assertThat(server.writeBytes("POST", IMPORT, new byte[9], "X-Kith: 1").status()).isEqualTo(415);
    assertThat(
            server
                .writeBytes("POST", IMPORT, new byte[9], "Content-Type: application/x-tar")
                .status())
        .as("without the header that no form of another site can send")
        .isEqualTo(415);
  }

  @Test
  void oneExportAtATime() throws Exception {
    try (NodeExport other = host.node().archive().beginExport()) {
      assertThat(other).isNotNull();
      RawHttp.Answer refused = server.get("/api/v1/archive/export");
      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.header("Content-Disposition")).isEmpty();
      assertThat(archive().at("/exported/state").asText()).isEqualTo("RUNNING");
    }
    assertThat(archive().at("/exported/state").asText()).isEqualTo("BROKEN");
    assertThat(archive().at("/exported/problem").asText()).contains("begin again");
    assertThat(server.get("/api/v1/archive/export").status()).isEqualTo(200);
  }

  private static JsonNode archive() throws IOException {
    JsonNode archive = JSON.readTree(server.get("/api/v1/archive").bodyBytes());
    ApiTest.Schemas.check(archive, "ArchiveView");
    return archive;
  }

  private static RawHttp.Answer send(byte[] file) throws IOException {
    return server.writeBytes("POST", IMPORT, file, "Content-Type: application/x-tar", "X-Kith: 1");
  }

  private static HttpResponse<byte[]> download(String method, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + server.host() + path))
            .header("Authorization", "Bearer " + server.token())
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
  }
}
