package social.kith.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.kith.web.api.TestRoutes;

/** Each point of the guard with raw headers over a socket. */
class GuardTest {
  private static final String ECHO = "GET /api/v1/echo HTTP/1.1";
  private static final String WRITE = "POST /api/v1/echo HTTP/1.1";
  private static final String WORD = "{\"word\":\"hi\"}";

  @TempDir static Path home;
  private static TestServer server;
  private static String cookie;
  private static String host;

  @BeforeAll
  static void start() throws IOException {
    server = TestServer.start(home, new TestRoutes());
    cookie = "Cookie: " + server.signIn();
    host = "Host: " + server.host();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  private static String ownOrigin() {
    return "Origin: http://" + server.host();
  }

  private static RawHttp.Answer post(String body, String... headers) throws IOException {
    String[] all = Arrays.copyOf(headers, headers.length + 1);
    all[headers.length] = "Content-Length: " + body.length();
    return server.send(WRITE, body, all);
  }

  // 1. Bind 127.0.0.1 and nothing else.

  @Test
  void listensOnLoopbackOnly() throws IOException {
    List<InetAddress> others =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(a -> a instanceof Inet4Address && !a.isLoopbackAddress())
            .toList();
    assertThat(HttpPort.LOOPBACK).isEqualTo("127.0.0.1");
    try (Socket own = new Socket("127.0.0.1", server.port())) {
      assertThat(own.isConnected()).isTrue();
    }
    for (InetAddress other : others) {
      assertThatThrownBy(() -> new Socket(other, server.port()).close())
          .isInstanceOf(ConnectException.class);
    }
    // Another address of the loopback network is another interface, too.
    assertThatThrownBy(() -> new Socket("127.0.0.2", server.port()).close())
        .isInstanceOf(ConnectException.class);
  }

  // 2. Host.

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]", "LOCALHOST", "own"})
  void answersUnderItsNames(String name) throws IOException {
    String own = server.server().pageUrl().substring("http://".length());
    String named = name.equals("own") ? own : name + ":" + server.port();
    assertThat(server.send(ECHO, "", "Host: " + named, cookie).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example:%d",
        "evil.localhost:%d",
        "127.0.0.1.evil.example:%d",
        "127.0.0.1",
        "localhost",
        "127.0.0.1:1",
        "127.0.0.2:%d",
        "localhost.:%d",
        "0.0.0.0:%d",
        "[::]:%d",
        "user@127.0.0.1:%d"
      })
  void refusesOtherHosts(String other) throws IOException {
    RawHttp.Answer answer =
        server.send(ECHO, "", "Host: " + other.formatted(server.port()), cookie);
    assertThat(answer.status()).isIn(421, 400);
    assertThat(answer.body()).contains("\"status\":" + answer.status());
  }

  @Test
  void refusesRebindingEvenOfThePageItself() throws IOException {
    RawHttp.Answer answer =
        server.send("GET / HTTP/1.1", "", "Host: evil.example:" + server.port());
    assertThat(answer.status()).isEqualTo(421);
  }

  @Test
  void refusesMissingEmptyAndDoubledHost() throws IOException {
    assertThat(server.send("GET /api/v1/echo HTTP/1.0", "", cookie).status()).isEqualTo(421);
    assertThat(server.send(ECHO, "", "Host:", cookie).status()).isIn(400, 421);
    assertThat(server.send(ECHO, "", host, "Host: evil.example", cookie).status()).isIn(400, 421);
  }

  @Test
  void refusesAnAbsoluteTargetOfAnotherHost() throws IOException {
    RawHttp.Answer answer =
        server.send("GET http://evil.example/api/v1/echo HTTP/1.1", "", host, cookie);
    assertThat(answer.status()).isIn(400, 421);
  }

  // 3. Sec-Fetch-Site.

  @ParameterizedTest
  @ValueSource(strings = {"same-origin", "none"})
  void takesRequestsOfThePageAndOfTheAddressBar(String site) throws IOException {
    assertThat(server.send(ECHO, "", host, cookie, "Sec-Fetch-Site: " + site).status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"same-site", "cross-site", "", "Same-Origin, cross-site", "unheard-of"})
  void refusesRequestsOfOtherSites(String site) throws IOException {
    assertThat(server.send(ECHO, "", host, cookie, "Sec-Fetch-Site: " + site).status())
        .isEqualTo(403);
    assertThat(server.send("GET / HTTP/1.1", "", host, "Sec-Fetch-Site: " + site).status())
        .isEqualTo(403);
  }

  @Test
  void refusesDoubledFetchSite() throws IOException {
    RawHttp.Answer answer =
        server.send(
            ECHO, "", host, cookie, "Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: cross-site");
    assertThat(answer.status()).isEqualTo(403);
  }

  // 4. Origin.

  @Test
  void takesTheOwnOrigin() throws IOException {
    assertThat(server.send(ECHO, "", host, cookie, ownOrigin()).status()).isEqualTo(200);
    RawHttp.Answer answer = post(WORD, host, cookie, ownOrigin(), "Content-Type: application/json");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(WORD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "http://evil.example",
        "http://localhost:%d",
        "https://127.0.0.1:%d",
        "http://127.0.0.1",
        "http://127.0.0.1:1",
        "127.0.0.1:%d",
        "http://127.0.0.1:%d/",
        ""
      })
  void refusesOtherOrigins(String origin) throws IOException {
    String header = "Origin: " + origin.formatted(server.port());
    assertThat(server.send(ECHO, "", host, cookie, header).status()).isEqualTo(403);
    assertThat(post(WORD, host, cookie, header, "Content-Type: application/json").status())
        .isEqualTo(403);
    assertThat(
            post(
                    WORD,
                    host,
                    "Authorization: Bearer " + server.token(),
                    header,
                    "Content-Type: application/json")
                .status())
        .isEqualTo(403);
  }

  @Test
  void refusesTwoOrigins() throws IOException {
    RawHttp.Answer answer =
        server.send(ECHO, "", host, cookie, ownOrigin(), "Origin: http://evil.example");
    assertThat(answer.status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
  void writingNeedsAnOrigin(String method) throws IOException {
    RawHttp.Answer answer =
        server.send(method + " /api/v1/echo HTTP/1.1", "", host, cookie, "Content-Length: 0");
    assertThat(answer.status()).isEqualTo(403);
  }

  @Test
  void theCommandLineWritesWithItsTokenAlone() throws IOException {
    RawHttp.Answer answer =
        post(
            WORD,
            host,
            "Authorization: Bearer " + server.token(),
            "Content-Type: application/json");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(server.get("/api/v1/echo").body()).isEqualTo("\"CommandLine\"");
  }

  @Test
  void aWebSocketNeedsTheOwnOrigin() throws IOException {
    String live = "GET /api/v1/live HTTP/1.1";
    assertThat(upgrade(live, cookie).status()).isEqualTo(403);
    assertThat(upgrade(live, cookie, "Origin: http://evil.example").status()).isEqualTo(403);
    assertThat(upgrade(live, ownOrigin()).status()).isEqualTo(401);
    assertThat(upgrade(live, cookie, ownOrigin()).status()).isEqualTo(404);
    assertThat(upgrade("GET / HTTP/1.1").status()).isEqualTo(403);
  }

  private static RawHttp.Answer upgrade(String requestLine, String... headers) throws IOException {
    List<String> lines = new ArrayList<>(List.of(requestLine, host));
    lines.addAll(List.of(headers));
    lines.add("Connection: Upgrade, close");
    lines.add("Upgrade: websocket");
    lines.add("Sec-WebSocket-Version: 13");
    lines.add("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
    return RawHttp.send(server.port(), "", lines.toArray(String[]::new));
  }

  @Test
  void refusesAWrongToken() throws IOException {
    for (String value :
        List.of(
            "Bearer x",
            "Bearer ",
            "bearer " + server.token(),
            "Basic " + server.token(),
            server.token(),
            "Bearer " + server.token() + "x")) {
      assertThat(server.send(ECHO, "", host, "Authorization: " + value).status())
          .as(value)
          .isEqualTo(401);
      assertThat(server.send(ECHO, "", host, cookie, "Authorization: " + value).status())
          .as(value)
          .isEqualTo(401);
    }
  }

  @Test
  void theTokenLiesInAPrivateFile() throws IOException {
    assertThat(Files.getPosixFilePermissions(home.resolve("api-token")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  // 5. Bodies.

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/plain; application/json",
        "application/jsonp",
        "image/png",
        ""
      })
  void refusesOtherBodies(String type) throws IOException {
    RawHttp.Answer answer =
        post(WORD, host, cookie, ownOrigin(), "X-Kith: 1", "Content-Type: " + type);
    assertThat(answer.status()).isEqualTo(415);
  }

  @Test
  void refusesABodyWithoutAType() throws IOException {
    assertThat(post(WORD, host, cookie, ownOrigin()).status()).isEqualTo(415);
    assertThat(
            post(
                    WORD,
                    host,
                    cookie,
                    ownOrigin(),
                    "Content-Type: application/json",
                    "Content-Type: text/plain")
                .status())
        .isIn(400, 415);
  }

  @Test
  void aPhotoNeedsTheCustomHeader() throws IOException {
    String[] base = {host, cookie, ownOrigin(), "Content-Type: image/png", "Content-Length: 4"};
    String[] marked = Arrays.copyOf(base, base.length + 1);
    marked[base.length] = "X-Kith: 1";
    assertThat(server.send("POST /api/v1/photos HTTP/1.1", "abcd", base).status()).isEqualTo(415);
    RawHttp.Answer answer = server.send("POST /api/v1/photos HTTP/1.1", "abcd", marked);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("4");
    marked[3] = "Content-Type: multipart/form-data; boundary=x";
    assertThat(server.send("POST /api/v1/photos HTTP/1.1", "abcd", marked).status()).isEqualTo(200);
  }

  @Test
  void refusesLargeBodiesByTheirLengthBeforeTheyAreSent() throws IOException {
    assertThat(announce("/api/v1/echo", "application/json", 1L << 20)).isZero();
    assertThat(announce("/api/v1/echo", "application/json", (1L << 20) + 1)).isEqualTo(413);
    assertThat(announce("/api/v1/photos", "image/jpeg", 50L << 20)).isZero();
    assertThat(announce("/api/v1/photos", "image/jpeg", (50L << 20) + 1)).isEqualTo(413);
    assertThat(announce("/api/v1/photos", "video/mp4", 50L << 20)).isZero();
    assertThat(announce("/api/v1/photos", "video/mp4", (50L << 20) + 1)).isEqualTo(413);
    assertThat(announce("/api/v1/qr-codes/read", "image/png", 12L << 20)).isZero();
    assertThat(announce("/api/v1/qr-codes/read", "image/png", (12L << 20) + 1)).isEqualTo(413);
    String form = "multipart/form-data; boundary=x";
    assertThat(announce("/api/v1/qr-codes/read", form, 4)).isEqualTo(415);
    assertThat(announce("/api/v1/photos", form, (54L << 20) + (64L << 10))).isZero();
    assertThat(announce("/api/v1/photos", form, (54L << 20) + (64L << 10) + 1)).isEqualTo(413);
  }

  /** Sends headers alone. Returns the status of the answer; 0 if the server waits for the body. */
  private static int announce(String path, String type, long length) throws IOException {
    String head =
        String.join(
            "\r\n",
            "POST " + path + " HTTP/1.1",
            host,
            cookie,
            ownOrigin(),
            "X-Kith: 1",
            "Content-Type: " + type,
            "Content-Length: " + length,
            "Expect: 100-continue",
            "",
            "");
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      byte[] start = socket.getInputStream().readNBytes("HTTP/1.1 100".length());
      int status = Integer.parseInt(new String(start, StandardCharsets.US_ASCII).split(" ")[1]);
      return status == 100 ? 0 : status;
    }
  }

  @Test
  void refusesBodiesOfUnknownLengthAndBodiesOfReads() throws IOException {
    String chunked = "2\r\n{}\r\n0\r\n\r\n";
    RawHttp.Answer answer =
        server.send(
            WRITE,
            chunked,
            host,
            cookie,
            ownOrigin(),
            "Content-Type: application/json",
            "Transfer-Encoding: chunked");
    assertThat(answer.status()).isEqualTo(411);
    RawHttp.Answer reading =
        server.send(
            ECHO, "{}", host, cookie, "Content-Type: application/json", "Content-Length: 2");
    assertThat(reading.status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"OPTIONS", "TRACE", "CONNECT", "PROPFIND"})
  void refusesOtherMethods(String method) throws IOException {
    RawHttp.Answer answer =
        server.send(method + " /api/v1/echo HTTP/1.1", "", host, cookie, ownOrigin());
    assertThat(answer.status()).isIn(400, 405);
    assertThat(answer.headerLines()).noneMatch(l -> l.startsWith("Access-Control"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%61pi/v1/echo",
        "//api/v1/echo",
        "/./api/v1/echo",
        "/x/../api/v1/echo",
        "/x/..",
        "/api/v1/echo/.",
        "/api/v1/echo//",
        "/api;x=1/v1/echo",
        "/api/v1/echo;jsessionid=1",
        "/api%2fv1%2fecho",
        "/assets/..%2f..%2fetc",
        "/assets/../../etc/passwd",
        "/api\\v1\\echo"
      })
  void refusesAmbiguousPathsWithOrWithoutASession(String path) throws IOException {
    assertThat(server.send("GET " + path + " HTTP/1.1", "", host).status()).isIn(400, 401);
    assertThat(server.send("GET " + path + " HTTP/1.1", "", host, cookie).status()).isEqualTo(400);
  }

  /** Each of these would take more of the stack than there is, were it matched piece by piece. */
  @ParameterizedTest
  @ValueSource(strings = {"/a", ".a", "a.", "/.a"})
  void aLongPathIsAnsweredLikeAShortOne(String piece) throws IOException {
    RawHttp.Answer answer =
        server.send("GET /x" + piece.repeat(6_000 / piece.length()) + " HTTP/1.1", "", host);
    assertThat(answer.status()).isIn(200, 404);
    assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
  }

  // 6. Who is asking.

  @Test
  void theApiNeedsASession() throws IOException {
    RawHttp.Answer answer = server.send(ECHO, "", host);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("kith link");
    assertThat(server.send(ECHO, "", host, "Cookie: kith=x").status()).isEqualTo(401);
    assertThat(server.send(ECHO, "", host, cookie + "x").status()).isEqualTo(401);
    assertThat(server.send("GET /api HTTP/1.1", "", host).status()).isEqualTo(401);
    assertThat(server.send("GET /api/ HTTP/1.1", "", host).status()).isEqualTo(401);
    assertThat(server.send("DELETE /x HTTP/1.1", "", host, ownOrigin()).status()).isEqualTo(401);
  }

  @Test
  void aSignedInBrowserIsKnown() throws IOException {
    assertThat(server.send(ECHO, "", host, cookie).body()).isEqualTo("\"Browser\"");
    assertThat(server.send(ECHO, "", host, "Cookie: a=b; " + cookie.substring(8) + "; c=d").body())
        .isEqualTo("\"Browser\"");
  }

  // 7. Headers of every answer.

  private static void assertGuarded(RawHttp.Answer answer, int status) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Security-Policy"))
        .hasValueSatisfying(
            policy ->
                assertThat(policy)
                    .contains("default-src 'none'", "frame-ancestors 'none'")
                    .contains("require-trusted-types-for 'script'")
                    .doesNotContain("unsafe"));
    assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(answer.header("Referrer-Policy")).hasValue("no-referrer");
    assertThat(answer.header("Cross-Origin-Opener-Policy")).hasValue("same-origin");
    assertThat(answer.header("Cross-Origin-Resource-Policy")).hasValue("same-origin");
    assertThat(answer.header("Permissions-Policy"))
        .hasValueSatisfying(p -> assertThat(p).contains("camera=(self)", "microphone=(self)"));
    assertThat(answer.header("Server")).isEmpty();
    assertThat(answer.headerLines()).noneMatch(line -> line.startsWith("Access-Control"));
  }

  @Test
  void everyAnswerHasTheHeaders() throws IOException {
    assertGuarded(server.send(ECHO, "", host, cookie), 200);
    assertGuarded(server.send("HEAD /api/v1/echo HTTP/1.1", "", host, cookie), 200);
    assertGuarded(server.send("DELETE /api/v1/echo HTTP/1.1", "", host, cookie, ownOrigin()), 204);
    assertGuarded(server.send("GET /api/v1/none HTTP/1.1", "", host, cookie), 404);
    assertGuarded(server.send("PATCH /api/v1/echo HTTP/1.1", "", host, cookie, ownOrigin()), 405);
    assertGuarded(server.send("GET /assets/none.js HTTP/1.1", "", host), 404);
    assertGuarded(server.send("GET /api/v1/failing HTTP/1.1", "", host, cookie), 500);
    assertGuarded(server.send(ECHO, "", host), 401);
    assertGuarded(server.send(ECHO, "", host, cookie, "Origin: null"), 403);
    assertGuarded(server.send(ECHO, "", "Host: evil.example"), 421);
    assertGuarded(post("{", host, cookie, ownOrigin(), "Content-Type: application/json"), 400);
  }

  @Test
  void answersToBytesThatAreNoRequestHaveTheHeadersToo() throws IOException {
    assertGuarded(server.send("GARBAGE", ""), 400);
    assertGuarded(server.send("GET /%zz HTTP/1.1", "", host), 400);
    assertGuarded(server.send("GET / HTTP/9.9", "", host), 505);
    assertGuarded(server.send("GET / HTTP/1.1", "", host, "X: " + "y".repeat(20_000)), 431);
  }

  @Test
  void theApiIsNotKept() throws IOException {
    assertThat(server.send(ECHO, "", host, cookie).header("Cache-Control")).hasValue("no-store");
    assertThat(server.send(ECHO, "", host).header("Cache-Control")).hasValue("no-store");
  }

  // 8. The folder, and no sharing with other origins.

  @Test
  void closesTheFolderToOthers(@TempDir Path other) throws IOException {
    Path open = Files.createDirectory(other.resolve("home"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    TestServer.start(open, new TestRoutes()).close();
    assertThat(Files.getPosixFilePermissions(open))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(open.resolve("api-token")).doesNotExist();
  }

  @Test
  void answersNoPreflight() throws IOException {
    RawHttp.Answer answer =
        server.send(
            "OPTIONS /api/v1/echo HTTP/1.1",
            "",
            host,
            "Origin: http://evil.example",
            "Access-Control-Request-Method: POST",
            "Access-Control-Request-Headers: x-kith");
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.headerLines()).noneMatch(line -> line.startsWith("Access-Control"));
  }
}
