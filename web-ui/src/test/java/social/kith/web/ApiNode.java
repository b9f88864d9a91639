package social.kith.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import social.kith.node.NodeConfig;
import social.kith.node.NodeHost;

/** Somebody whose node is reached by its API alone, with all that its event stream said. */
final class ApiNode implements AutoCloseable {
  static final Duration LIMIT = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  final String id;
  private final NodeHost host;
  private final TestServer server;
  private final Socket stream;
  private final List<String> told = new CopyOnWriteArrayList<>();

  ApiNode(Path home, String name) throws Exception {
    host = NodeHost.start(new NodeConfig(home, NodeConfig.Network.LOOPBACK, TestPorts.next()));
    host.node().setName(name);
    server = TestServer.start(home, host);
    stream = new Socket("127.0.0.1", server.port());
    id = get("/profile").path("id").asText();
    listen();
  }

  private void listen() throws IOException {
    String head =
        "GET /api/v1/events HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(server.host(), server.token());
    stream.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream.getInputStream(), StandardCharsets.UTF_8));
    assertThat(lines.readLine()).contains("200");
    Thread reader = new Thread(() -> readAll(lines), "events-of-" + id.substring(0, 8));
    reader.setDaemon(true);
    reader.start();
  }

  private void readAll(BufferedReader lines) {
    try {
      lines.lines().forEach(told::add);
    } catch (UncheckedIOException e) {
      assertThat(stream.isClosed()).as("the event stream of %s ended", id).isTrue();
    }
  }

  /** All lines of the event stream so far. */
  String told() {
    return String.join("\n", told);
  }

  /** The names of the events so far. */
  Set<String> eventNames() {
    Set<String> names = new TreeSet<>();
    told.stream().filter(it -> it.startsWith("event: ")).forEach(it -> names.add(it.substring(7)));
    return names;
  }

  TestServer server() {
    return server;
  }

  RawHttp.Answer call(String method, String path, String json) throws IOException {
    return json.isEmpty()
        ? server.writeBytes(method, "/api/v1" + path, new byte[0])
        : server.write(method, "/api/v1" + path, json);
  }

  /** What a request that must succeed answers. */
  JsonNode send(String method, String path, String json) throws IOException {
    RawHttp.Answer answer = call(method, path, json);
    assertThat(answer.status()).as(method + " " + path + ": " + answer.body()).isBetween(200, 204);
    return JSON.readTree(answer.bodyBytes());
  }

  JsonNode get(String path) throws IOException {
    return send("GET", path, "");
  }

  /** The id of a draft photo. */
  String upload(byte[] file, String type) throws IOException {
    RawHttp.Answer answer =
        server.writeBytes("POST", "/api/v1/photos", file, "X-Kith: 1", "Content-Type: " + type);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return JSON.readTree(answer.bodyBytes()).path("id").asText();
  }

  void pair(ApiNode other) throws IOException {
    String code = send("POST", "/invites", "{}").path("code").asText();
    other.send("POST", "/pairings", "{\"invite\":\"" + code + "\"}");
    await().atMost(LIMIT).until(() -> knows(other));
    send("POST", "/contacts/" + other.id + "/confirm", "{}");
    await().atMost(LIMIT).until(() -> other.confirmed(this));
  }

  private boolean knows(ApiNode other) throws IOException {
    return call("GET", "/contacts/" + other.id, "").status() == 200;
  }

  private boolean confirmed(ApiNode other) throws IOException {
    return knows(other) && get("/contacts/" + other.id).path("state").asText().equals("CONFIRMED");
  }

  /** How many bytes of posts and photos came from them. */
  long itemBytesFrom(ApiNode other) throws IOException {
    return get("/contacts/" + other.id).at("/traffic/itemBytesReceived").asLong();
  }

  @Override
  public void close() throws IOException {
    stream.close();
    server.close();
    host.close();
  }
}
