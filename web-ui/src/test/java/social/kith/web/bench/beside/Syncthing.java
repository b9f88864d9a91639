package social.kith.web.bench.beside;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import social.kith.web.process.NodeProcess;

/** A Syncthing in a process of its own, with one folder, driven over its REST API. */
final class Syncthing implements AutoCloseable {
  private static final String PROGRAM = "syncthing";
  private static final String FOLDER = "beside";
  private static final String API_KEY = "bench";
  private static final Pattern DEVICE = Pattern.compile("Device ID: ([A-Z0-9-]+)");

  /**
   * As it comes, but for what looks for others, listens elsewhere, reads the folder unasked, or
   * steps back behind other programs.
   */
  private static final String CONFIG =
      """
      <configuration version="36">
        <folder id="beside" path="%s" type="sendreceive" rescanIntervalS="0" fsWatcherEnabled="false">
          <device id="%s"/><device id="%s"/>
        </folder>
        <device id="%2$s"/>
        <device id="%3$s"><address>%s</address></device>
        <gui enabled="true" tls="false">
          <address>%s</address><apikey>%s</apikey><insecureSkipHostcheck>true</insecureSkipHostcheck>
        </gui>
        <options>
          <listenAddress>%s</listenAddress>
          <globalAnnounceEnabled>false</globalAnnounceEnabled>
          <localAnnounceEnabled>false</localAnnounceEnabled>
          <relaysEnabled>false</relaysEnabled>
          <natEnabled>false</natEnabled>
          <reconnectionIntervalS>5</reconnectionIntervalS>
          <urAccepted>-1</urAccepted>
          <startBrowser>false</startBrowser>
          <setLowPriority>false</setLowPriority>
          <autoUpgradeIntervalH>0</autoUpgradeIntervalH>
          <crashReportingEnabled>false</crashReportingEnabled>
        </options>
      </configuration>
      """;

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Place place;
  private final String device;
  private Process process;

  /**
   * Where one runs.
   *
   * @param prefix what comes before the command
   * @param home its folder; the one that it shares is in it
   * @param gui where it takes requests: an address and port, or the path of a socket
   * @param port of this machine, where these can be sent to
   * @param listen its own address
   */
  record Place(List<String> prefix, Path home, String gui, int port, String listen) {
    Path shared() {
      return home.resolve("shared");
    }
  }

  /** Makes its keys. */
  Syncthing(Place place) throws IOException {
    this.place = place;
    Files.createDirectories(place.shared().resolve(".stfolder"));
    String said = run(PROGRAM, "generate", "--no-default-folder", "--home=" + place.home());
    Matcher found = DEVICE.matcher(said);
    if (!found.find()) {
      throw new IllegalStateException("syncthing made no keys");
    }
    device = found.group(1);
  }

  /** What it says of its version; empty where it is not installed. */
  static String version() {
    try {
      return run(PROGRAM, "--version").strip();
    } catch (IOException e) {
      return "";
    }
  }

  private static String run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Starts it, with another one as the only one it knows. */
  void start(Syncthing other) throws Exception {
    Files.writeString(
        place.home().resolve("config.xml"),
        CONFIG.formatted(
            place.shared(),
            device,
            other.device,
            other.place.listen(),
            place.gui(),
            API_KEY,
            place.listen().replaceFirst("//[0-9.]+", "//0.0.0.0")));
    List<String> command = new ArrayList<>(place.prefix());
    command.addAll(List.of(PROGRAM, "serve", "--home=" + place.home()));
    command.addAll(List.of("--no-browser", "--no-restart", "--no-upgrade"));
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(place.home().resolve("log").toFile())
            .start();
    NodeProcess.await(this::answers);
  }

  private boolean answers() {
    try {
      return get("system/ping").has("ping");
    } catch (IOException e) {
      return false;
    }
  }

  /** Waits until it is connected with the other one. */
  void awaitConnected(Syncthing other) throws Exception {
    NodeProcess.await(
        () ->
            get("system/connections")
                .path("connections")
                .path(other.device)
                .path("connected")
                .asBoolean());
  }

  /** Looks through its folder, and waits until that is done. */
  void scan() throws IOException {
    var unused = send(request("db/scan?folder=" + FOLDER).POST(noBody()).build());
  }

  /** Whether so many files are in its folder, and none is missing. */
  boolean hasAll(int files) throws IOException {
    JsonNode status = get("db/status?folder=" + FOLDER);
    return status.path("localFiles").asInt() == files && status.path("needFiles").asInt() == 0;
  }

  /** The folder that it shares. */
  Path shared() {
    return place.shared();
  }

  private static HttpRequest.BodyPublisher noBody() {
    return HttpRequest.BodyPublishers.noBody();
  }

  private JsonNode get(String path) throws IOException {
    return json.readTree(send(request(path).GET().build()));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + place.port() + "/rest/" + path))
        .header("X-API-Key", API_KEY);
  }

  private byte[] send(HttpRequest request) throws IOException {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws Exception {
    if (process != null) {
      process.destroy();
      process.waitFor();
    }
  }
}
