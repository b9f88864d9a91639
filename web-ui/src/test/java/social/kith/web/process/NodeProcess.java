package social.kith.web.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;

/** A node in a process of its own, driven over its API as the command line does. */
public final class NodeProcess implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String JVM_OPTIONS = "-Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1";
  private static final List<String> ONLINE = List.of("MACHINE", "LOCAL", "DIRECT", "RELAYED");
  private static final Duration START_LIMIT = Duration.ofSeconds(30);
  private static final long PAUSE_NANOS = 2_000_000;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Host host;
  private final Path home;
  private final String name;
  private final int port;
  private final int linkPort;
  private Process process;
  private double startMs;
  private volatile String id = "";

  /**
   * Where a node runs.
   *
   * @param prefix what comes before the command
   * @param main the class that is run, with its first arguments
   * @param options of {@code kith run}
   */
  public record Host(List<String> prefix, List<String> main, List<String> options) {
    /** This machine, for nodes on it alone. */
    static final Host THIS =
        new Host(List.of(), List.of("social.kith.web.cli.Kith"), List.of("--loopback"));
  }

  /**
   * Starts a node on this machine and waits until its page answers.
   *
   * @param name of its person; empty for a node that stays new
   */
  public NodeProcess(Path home, String name, int port, int linkPort) throws Exception {
    this(home, name, port, linkPort, Host.THIS);
  }

  /** Starts a node and waits until its page answers at this port of this machine. */
  public NodeProcess(Path home, String name, int port, int linkPort, Host host) throws Exception {
    this.host = host;
    this.home = home;
    this.name = name;
    this.port = port;
    this.linkPort = linkPort;
    Files.createDirectories(home);
    start();
  }

  /**
   * Starts it again.
   *
   * @param jvmOptions for this time
   */
  public void start(String... jvmOptions) throws Exception {
    long begun = System.nanoTime();
    process =
        new ProcessBuilder(command(jvmOptions))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    awaitPage(begun + START_LIMIT.toNanos());
    startMs = (System.nanoTime() - begun) / 1e6;
  }

  /** Starts several again, at the same time. */
  public static void startAll(Collection<NodeProcess> nodes) throws Exception {
    List<CompletableFuture<Void>> starts = new ArrayList<>();
    for (NodeProcess node : nodes) {
      starts.add(
          CompletableFuture.runAsync(
              () -> {
                try {
                  node.start();
                } catch (Exception e) {
                  throw new CompletionException(e);
                }
              }));
    }
    CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new)).get();
  }

  private List<String> command(String... jvmOptions) {
    List<String> command = new ArrayList<>(host.prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(jvmOptions));
    command.addAll(List.of(System.getProperty("kith.bench.jvm", JVM_OPTIONS).split(" ")));
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("kith.bench.classPath", System.getProperty("java.class.path"))));
    command.addAll(host.main);
    command.addAll(List.of("run", "--no-browser"));
    command.addAll(host.options);
    // So that it does not outlive a test that is killed.
    command.add("--stop-with-input");
    command.addAll(List.of("--home", home.toString(), "--port", String.valueOf(port)));
    command.addAll(List.of("--link-port", String.valueOf(linkPort)));
    if (!name.isEmpty()) {
      command.addAll(List.of("--name", name));
    }
    return command;
  }

  private void awaitPage(long deadline) throws Exception {
    while (System.nanoTime() < deadline && process.isAlive()) {
      try {
        HttpRequest page =
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/")).build();
        if (http.send(page, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        // What starts needs the processor itself.
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
    throw new IllegalStateException("the node did not start");
  }

  /** From the start of the process to the first answer of its page. */
  public double startMs() {
    return startMs;
  }

  /** The data folder. */
  public Path home() {
    return home;
  }

  /** The process. */
  public long pid() {
    return process.pid();
  }

  /** The answer to a GET. */
  public JsonNode get(String path) throws Exception {
    return answer(request(path).GET().build());
  }

  /** The bytes that a GET answers. */
  public byte[] download(String path) throws Exception {
    return bytes(request(path).GET().build());
  }

  /** The answer to a POST of JSON. */
  public JsonNode post(String path, Object body) throws Exception {
    return answer(json(path, body).build());
  }

  /** The answer to a POST that may be said again: it is carried out once for each key. */
  public JsonNode post(String path, Object body, String idempotencyKey) throws Exception {
    return answer(json(path, body).header("Idempotency-Key", idempotencyKey).build());
  }

  /** DELETE. */
  public void delete(String path) throws Exception {
    answer(request(path).header("X-Kith", "1").DELETE().build());
  }

  private HttpRequest.Builder json(String path, Object body) throws IOException {
    return request(path)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
  }

  /** The answer to a PUT of JSON. */
  public JsonNode put(String path, Object body) throws Exception {
    return answer(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
            .build());
  }

  /** Adds a photo. */
  public JsonNode upload(byte[] photo, String mediaType) throws Exception {
    return send("/api/v1/photos", photo, mediaType);
  }

  /** The answer to a POST of a file. */
  public JsonNode send(String path, byte[] file, String mediaType) throws Exception {
    return answer(
        request(path)
            .header("Content-Type", mediaType)
            .header("X-Kith", "1")
            .POST(HttpRequest.BodyPublishers.ofByteArray(file))
            .build());
  }

  private HttpRequest.Builder request(String path) throws IOException {
    String token = Files.readString(home.resolve("api-token")).strip();
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Authorization", "Bearer " + token);
  }

  private JsonNode answer(HttpRequest request) throws Exception {
    byte[] body = bytes(request);
    return body.length == 0 ? JSON.nullNode() : JSON.readTree(body);
  }

  private byte[] bytes(HttpRequest request) throws Exception {
    HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() >= 300) {
      throw new IllegalStateException(
          response.statusCode() + " " + new String(response.body(), StandardCharsets.UTF_8));
    }
    return response.body();
  }

  /** Hears the event stream on a thread of its own: name, data, as they arrive. */
  public void listen(BiConsumer<String, JsonNode> heard) throws Exception {
    var stream =
        http.send(
            request("/api/v1/events").GET().build(), HttpResponse.BodyHandlers.ofInputStream());
    Thread reader =
        new Thread(
            () -> {
              try (var lines =
                  new BufferedReader(
                      new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
                String event = "";
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                  if (line.startsWith("event:")) {
                    event = line.substring(6).strip();
                  } else if (line.startsWith("data:")) {
                    heard.accept(event, JSON.readTree(line.substring(5)));
                  }
                }
              } catch (IOException e) {
                // The node stopped.
              }
            });
    reader.setDaemon(true);
    reader.start();
  }

  /** Contact id of its person; once it was asked for, also while the node is dead. */
  public String id() throws Exception {
    if (id.isEmpty()) {
      id = get("/api/v1/profile").get("id").asText();
    }
    return id;
  }

  /** Pairs this node with another and waits until both are online. */
  public void pair(NodeProcess other) throws Exception {
    String code = post("/api/v1/invites", Map.of("validMinutes", 15)).get("code").asText();
    other.post("/api/v1/pairings", Map.of("invite", code));
    String id = other.id();
    await(() -> find(id) != null);
    post("/api/v1/contacts/" + id + "/confirm", Map.of());
    awaitOnline(id);
    other.awaitOnline(id());
  }

  /** Waits until a contact is confirmed and online. */
  public void awaitOnline(String id) throws Exception {
    await(() -> isOnline(id));
  }

  /** Whether a contact is confirmed and online. */
  public boolean isOnline(String id) throws Exception {
    JsonNode contact = find(id);
    return contact != null
        && contact.get("state").asText().equals("CONFIRMED")
        && isOnline(contact);
  }

  /** Whether a contact, as the API tells of one, is linked in whatever way. */
  public static boolean isOnline(JsonNode contact) {
    return ONLINE.contains(contact.at("/link/state").asText());
  }

  /** What this node knows of a contact; null if nothing. */
  public JsonNode find(String id) throws Exception {
    for (JsonNode contact : get("/api/v1/contacts")) {
      if (contact.get("id").asText().equals(id)) {
        return contact;
      }
    }
    return null;
  }

  /** What is waited for. */
  public interface Condition {
    boolean holds() throws Exception;
  }

  /** Waits, two minutes at most. */
  public static void await(Condition condition) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(120).toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("waited too long");
      }
      Thread.sleep(20);
    }
  }

  /** Kills it as kill -9 does. */
  public void kill() throws Exception {
    process.destroyForcibly().waitFor();
  }

  /** Sends it a signal by its name: STOP is as if the machine fell asleep, CONT as if it woke. */
  public void signal(String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
  }

  /** Stops it as Ctrl+C does. */
  @Override
  public void close() throws Exception {
    process.destroy();
    process.waitFor();
  }
}
