package social.kith.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import social.kith.web.api.TestRoutes;

class StaticPagesTest {
  @TempDir static Path home;
  private static TestServer server;

  @BeforeAll
  static void start() throws IOException {
    server = TestServer.start(home, new TestRoutes());
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  private static RawHttp.Answer get(String path, String... headers) throws IOException {
    String[] all = Arrays.copyOf(headers, headers.length + 1);
    all[headers.length] = "Host: " + server.host();
    return server.send("GET " + path + " HTTP/1.1", "", all);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/launch", "/people", "/posts/0123abcd", "/settings/", "/assets"})
  void everyAddressOfThePageGivesItsIndex(String path) throws IOException {
    RawHttp.Answer answer = get(path);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).hasValue("text/html;charset=utf-8");
    assertThat(answer.body()).startsWith("<!doctype html>");
    assertThat(answer.header("Cache-Control")).hasValue("no-cache");
  }

  @ParameterizedTest
  @CsvSource({
    "/assets/kith.js, text/javascript; charset=utf-8",
    "/assets/kith.css, text/css; charset=utf-8",
    "/assets/icon.svg, image/svg+xml"
  })
  void filesHaveTheirTypes(String path, String type) throws IOException {
    RawHttp.Answer answer = get(path);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).hasValue(type);
    assertThat(answer.bodyBytes()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/none.js",
        "/none.html",
        "/openapi.json",
        "/simplelogger.properties",
        "/social/kith/web/WebServer.class",
        "/assets/x/kith.js",
        "/assets/.hidden",
        "/.env",
        "/META-INF/MANIFEST.MF"
      })
  void nothingElseIsServed(String path) throws IOException {
    RawHttp.Answer answer = get(path);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
  }

  @Test
  void headHasTheLengthAndNoBody() throws IOException {
    RawHttp.Answer whole = get("/assets/kith.css");
    RawHttp.Answer head =
        server.send("HEAD /assets/kith.css HTTP/1.1", "", "Host: " + server.host());
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.bodyBytes()).isEmpty();
    assertThat(head.header("Content-Length")).hasValue(String.valueOf(whole.bodyBytes().length));
  }

  @Test
  void unchangedFilesAreNotSentAgain() throws IOException {
    String tag = get("/assets/kith.js").header("ETag").orElseThrow();
    RawHttp.Answer again = get("/assets/kith.js", "If-None-Match: " + tag);
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.bodyBytes()).isEmpty();
    assertThat(get("/assets/kith.js", "If-None-Match: \"other\"").status()).isEqualTo(200);
  }
}
