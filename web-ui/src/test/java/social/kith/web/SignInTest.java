package social.kith.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.web.api.TestRoutes;
import social.kith.web.guard.BrowserSessions;
import social.kith.web.guard.LaunchCodes;

/** Points 6 and 8 of the guard: links, cookies, signing out. */
class SignInTest {
  @TempDir Path home;
  private final FakeClock clock = new FakeClock();
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.start(home, new TestRoutes(), clock);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private int echo(String cookie) throws IOException {
    return server
        .send("GET /api/v1/echo HTTP/1.1", "", "Host: " + server.host(), "Cookie: " + cookie)
        .status();
  }

  private RawHttp.Answer delete(String path, String cookie) throws IOException {
    return server.send(
        "DELETE " + path + " HTTP/1.1",
        "",
        "Host: " + server.host(),
        "Origin: http://" + server.host(),
        "Cookie: " + cookie);
  }

  @Test
  void aCodeGivesAStrictCookieOnce() throws IOException {
    String code = server.code();
    RawHttp.Answer answer = server.redeem(code);
    assertThat(answer.status()).isEqualTo(204);
    String cookie = answer.header("Set-Cookie").orElseThrow();
    assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/").doesNotContain("Domain");
    assertThat(echo(cookie.split(";")[0])).isEqualTo(200);
    assertThat(server.redeem(code).status()).isEqualTo(401);
  }

  @Test
  void aCodeLastsSixtySeconds() throws IOException {
    String first = server.code();
    String second = server.code();
    clock.advance(Duration.ofSeconds(59));
    assertThat(server.redeem(first).status()).isEqualTo(204);
    clock.advance(Duration.ofSeconds(1));
    assertThat(server.redeem(second).status()).isEqualTo(401);
  }

  @Test
  void wrongCodesAreLimited() throws IOException {
    for (int i = 0; i < 10; i++) {
      assertThat(server.redeem("wrong" + i).status()).isEqualTo(401);
    }
    String right = server.code();
    RawHttp.Answer refused = server.redeem(right);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).hasValue("60");
    clock.advance(Duration.ofSeconds(60));
    assertThat(server.redeem(server.code()).status()).isEqualTo(204);
  }

  @Test
  void theOwnUserMayUseACodeThatAnotherUserCouldRead() throws IOException {
    String url = server.server().newLink(LaunchCodes.Audience.SAME_USER).loopbackUrl();
    assertThat(server.redeem(url.substring(url.indexOf('#') + 1)).status()).isEqualTo(204);
  }

  @Test
  void linksOpenTheOwnNameAndTheLoopbackAddress() {
    var link = server.server().newLink(LaunchCodes.Audience.ANYBODY);
    assertThat(link.url())
        .matches("http://[a-z]{8,}\\.localhost:" + server.port() + "/launch#[A-Za-z0-9_-]{22}");
    assertThat(link.loopbackUrl()).startsWith("http://" + server.host() + "/launch#");
    assertThat(link.toString()).doesNotContain("#");
  }

  @Test
  void onlyTheCommandLineMakesLinks() throws IOException {
    String cookie = server.signIn();
    RawHttp.Answer fromPage =
        server.send(
            "POST /api/v1/links HTTP/1.1",
            "",
            "Host: " + server.host(),
            "Origin: http://" + server.host(),
            "Cookie: " + cookie);
    assertThat(fromPage.status()).isEqualTo(403);
    RawHttp.Answer fromCommandLine =
        server.send(
            "POST /api/v1/links HTTP/1.1",
            "",
            "Host: " + server.host(),
            "Authorization: Bearer " + server.token());
    assertThat(fromCommandLine.status()).isEqualTo(201);
    assertThat(fromCommandLine.body()).contains("/launch#");
  }

  @Test
  void signsOutOneBrowser() throws IOException {
    String one = server.signIn();
    String other = server.signIn();
    RawHttp.Answer answer = delete("/api/v1/session", one);
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("Set-Cookie"))
        .hasValueSatisfying(c -> assertThat(c).contains("Expires=Thu, 01 Jan 1970"));
    assertThat(echo(one)).isEqualTo(401);
    assertThat(echo(other)).isEqualTo(200);
  }

  @Test
  void signsOutAllBrowsers() throws IOException {
    String one = server.signIn();
    String other = server.signIn();
    assertThat(delete("/api/v1/sessions", one).status()).isEqualTo(204);
    assertThat(echo(one)).isEqualTo(401);
    assertThat(echo(other)).isEqualTo(401);
  }

  @Test
  void sessionsAndTheNameSurviveARestart() throws IOException {
    String cookie = server.signIn();
    String page = server.server().pageUrl();
    String token = server.token();
    server.close();
    server = TestServer.start(home, new TestRoutes(), clock);
    assertThat(echo(cookie)).isEqualTo(200);
    assertThat(hostOf(server.server().pageUrl())).isEqualTo(hostOf(page));
    assertThat(server.token()).isNotEqualTo(token);
  }

  private static String hostOf(String url) {
    return url.substring(0, url.lastIndexOf(':'));
  }

  @Test
  void sessionsEnd() throws IOException {
    String cookie = server.signIn();
    clock.advance(BrowserSessions.LIFETIME.minusSeconds(1));
    assertThat(echo(cookie)).isEqualTo(200);
    clock.advance(Duration.ofSeconds(1));
    assertThat(echo(cookie)).isEqualTo(401);
  }

  @Test
  void theFileHoldsNoCookieAndIsPrivate() throws IOException {
    String cookie = server.signIn();
    Path file = home.resolve(BrowserSessions.FILE);
    assertThat(Files.readString(file)).doesNotContain(cookie.substring(cookie.indexOf('=') + 1));
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void aDamagedFileSignsEverybodyOutAndNoMore() throws IOException {
    String cookie = server.signIn();
    server.close();
    Files.writeString(home.resolve(BrowserSessions.FILE), "{damaged");
    server = TestServer.start(home, new TestRoutes(), clock);
    assertThat(echo(cookie)).isEqualTo(401);
    assertThat(echo(server.signIn())).isEqualTo(200);
  }
}
