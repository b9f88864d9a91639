package social.kith.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import social.kith.node.NodeHost;
import social.kith.web.api.LaunchLink;
import social.kith.web.api.Routes;
import social.kith.web.guard.ApiToken;
import social.kith.web.guard.LaunchCodes;

/** A server on a free port with a folder of its own. */
public final class TestServer implements AutoCloseable {
  private final Path home;
  private final WebServer server;

  private TestServer(Path home, WebServer server) {
    this.home = home;
    this.server = server;
  }

  /** A server with these routes and no node. */
  public static TestServer start(Path home, Routes routes) throws IOException {
    return start(home, routes, Clock.systemUTC());
  }

  /** A server that tells the time by this clock. */
  public static TestServer start(Path home, Routes routes, Clock clock) throws IOException {
    return new TestServer(home, WebServer.start(HttpPort.open(0), home, clock, routes));
  }

  /** A server with a node; closing it leaves the node. */
  public static TestServer start(Path home, NodeHost host) throws IOException {
    return new TestServer(home, WebServer.start(HttpPort.open(0), home, host));
  }

  public WebServer server() {
    return server;
  }

  public int port() {
    return server.port();
  }

  public String host() {
    return "127.0.0.1:" + port();
  }

  /** The bearer token of the command line. */
  public String token() throws IOException {
    return Files.readString(home.resolve(ApiToken.FILE));
  }

  /** The code of a new link. */
  public String code() {
    LaunchLink link = server.newLink(LaunchCodes.Audience.ANYBODY);
    return link.url().substring(link.url().indexOf('#') + 1);
  }

  /** Sends a code as the page does. */
  public RawHttp.Answer redeem(String code) throws IOException {
    String body = "{\"code\":\"" + code + "\"}";
    return send(
        "POST /api/v1/session HTTP/1.1",
        body,
        "Host: " + host(),
        "Origin: http://" + host(),
        "Content-Type: application/json",
        "Content-Length: " + body.length());
  }

  /** Signs a browser in; returns its cookie as {@code name=value}. */
  public String signIn() throws IOException {
    return redeem(code()).header("Set-Cookie").orElseThrow().split(";")[0];
  }

  /** Sends the request line, the headers, a Connection: close and the body. */
  public RawHttp.Answer send(String requestLine, String body, String... headers)
      throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(requestLine);
    lines.addAll(List.of(headers));
    lines.add("Connection: close");
    return RawHttp.send(port(), body, lines.toArray(String[]::new));
  }

  /** A GET as the command line sends it. */
  public RawHttp.Answer get(String path, String... headers) throws IOException {
    List<String> all =
        new ArrayList<>(List.of("Host: " + host(), "Authorization: Bearer " + token()));
    all.addAll(List.of(headers));
    return send("GET " + path + " HTTP/1.1", "", all.toArray(String[]::new));
  }

  /** A request with a JSON body as the command line sends it. */
  public RawHttp.Answer write(String method, String path, String json, String... headers)
      throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    List<String> all = new ArrayList<>(List.of("Content-Type: application/json"));
    all.addAll(List.of(headers));
    return writeBytes(method, path, body, all.toArray(String[]::new));
  }

  /** A request with this body as the command line sends it. */
  public RawHttp.Answer writeBytes(String method, String path, byte[] body, String... headers)
      throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(method + " " + path + " HTTP/1.1");
    lines.add("Host: " + host());
    lines.add("Authorization: Bearer " + token());
    lines.add("Connection: close");
    lines.add("Content-Length: " + body.length);
    lines.addAll(List.of(headers));
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    request.writeBytes(body);
    return RawHttp.sendBytes(port(), request.toByteArray());
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
