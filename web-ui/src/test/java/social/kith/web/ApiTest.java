package social.kith.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import social.kith.node.NodeConfig;
import social.kith.node.NodeHost;
import social.kith.node.demo.SamplePhotos;
import social.kith.web.api.QrPictures;

/** The API of one node that knows nobody. */
class ApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NOBODY = "0".repeat(64);

  @TempDir static Path home;
  private static NodeHost host;
  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    host = NodeHost.start(new NodeConfig(home, NodeConfig.Network.LOOPBACK, 37_484));
    server = TestServer.start(home, host);
    assertThat(server.write("PUT", "/api/v1/profile", "{\"name\":\"Ada\"}").status())
        .isEqualTo(200);
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
    host.close();
  }

  private static JsonNode json(RawHttp.Answer answer) throws IOException {
    return JSON.readTree(answer.bodyBytes());
  }

  private static JsonNode created(RawHttp.Answer answer) throws IOException {
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return json(answer);
  }

  private static void assertProblem(RawHttp.Answer answer, int status) throws IOException {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
    JsonNode problem = json(answer);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("title").asText()).isNotBlank();
    assertThat(problem.path("detail").asText()).contains(" ").endsWith(".");
  }

  @Test
  void everyRouteIsDescribedAndEveryDescriptionIsARoute() throws IOException {
    Set<String> described = new TreeSet<>();
    for (var path : OpenApiTest.document().path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        described.add(operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
      }
    }
    assertThat(server.server().routes()).containsExactlyInAnyOrderElementsOf(described);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/profile, ProfileView, false",
    "/api/v1/status, StatusView, false",
    "/api/v1/contacts, ContactView, true",
    "/api/v1/doctor, CheckView, true",
    "/api/v1/host-name, HostNameView, false",
    "/api/v1/circles, CircleView, true",
    "/api/v1/invites, InviteView, true",
    "/api/v1/pairings, PairingView, true",
    "/api/v1/photos, DraftPhotoView, true",
    "/api/v1/posts, FeedPage, false",
    "/api/v1/posts?photos=true, FeedPage, false",
    "/api/v1/posts?day=02-29, FeedPage, false",
    "/api/v1/pins, PostView, true",
    "/api/v1/notices, NoticesView, false",
    "/api/v1/search?words=lake, SearchPage, false"
  })
  void answersHaveTheMembersOfTheDescription(String path, String schema, boolean list)
      throws IOException {
    server.write("POST", "/api/v1/invites", "{}");
    server.write("POST", "/api/v1/circles", "{\"name\":\"Family\"}");
    upload(SamplePhotos.jpeg(1, 60, 40));
    RawHttp.Answer answer = server.get(path);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).hasValue("application/json");
    assertThat(answer.header("Cache-Control")).hasValue("no-store");
    JsonNode value = json(answer);
    assertThat(value.isArray()).isEqualTo(list);
    Schemas.check(value, schema);
  }

  @Test
  void aHostNameIsSetLookedUpAndRemoved() throws IOException {
    RawHttp.Answer set = server.write("PUT", "/api/v1/host-name", "{\"name\":\" 127.0.0.1 \"}");
    assertThat(set.status()).isEqualTo(200);
    Schemas.check(json(set), "HostNameView");
    assertThat(json(server.get("/api/v1/host-name")))
        .isEqualTo(JSON.readTree("{\"name\":\"127.0.0.1\",\"addresses\":[\"127.0.0.1\"]}"));
    for (String name :
        new String[] {"home.example.org:25484", "http://a", "a b", "x".repeat(254)}) {
      assertProblem(server.write("PUT", "/api/v1/host-name", "{\"name\":\"" + name + "\"}"), 422);
    }
    assertProblem(server.write("PUT", "/api/v1/host-name", "{}"), 400);
    assertThat(json(server.get("/api/v1/host-name")).get("name").asText()).isEqualTo("127.0.0.1");
    assertThat(json(server.write("PUT", "/api/v1/host-name", "{\"name\":\"\"}")))
        .isEqualTo(JSON.readTree("{\"name\":\"\",\"addresses\":[]}"));
  }

  @Test
  void theDescriptionIsServed() throws IOException {
    assertThat(json(server.get("/api/v1/openapi.json")).path("openapi").asText()).startsWith("3.1");
  }

  @Test
  void headAnswersLikeGetWithoutABody() throws IOException {
    for (String path : new String[] {"/api/v1/profile", "/api/v1/posts", "/api/v1/openapi.json"}) {
      RawHttp.Answer head = server.writeBytes("HEAD", path, new byte[0]);
      assertThat(head.status()).as(path).isEqualTo(200);
      assertThat(head.header("Content-Type")).hasValue("application/json");
      assertThat(head.bodyBytes()).isEmpty();
    }
    assertThat(server.writeBytes("HEAD", "/api/v1/contacts/" + NOBODY, new byte[0]).status())
        .isEqualTo(404);
  }

  @Test
  void aProfileHasALineAndAPicture() throws IOException {
    assertProblem(server.get("/api/v1/profile/picture"), 404);
    assertProblem(server.get("/api/v1/contacts/" + NOBODY + "/picture"), 404);
    assertProblem(server.write("PUT", "/api/v1/profile/picture", "{\"photo\":\"0\"}"), 404);
    assertProblem(server.write("PUT", "/api/v1/profile", "{\"line\":\"a\\nb\"}"), 422);
    JsonNode line = json(server.write("PUT", "/api/v1/profile", "{\"line\":\" Hi \"}"));
    assertThat(line.path("line").asText()).isEqualTo("Hi");
    String draft = json(upload(SamplePhotos.jpeg(1, 600, 400))).path("id").asText();
    JsonNode set =
        json(server.write("PUT", "/api/v1/profile/picture", "{\"photo\":\"" + draft + "\"}"));
    Schemas.check(set, "ProfileView");
    String name = set.path("picture").asText();
    RawHttp.Answer picture = server.get("/api/v1/profile/picture?v=" + name);
    assertThat(picture.header("Content-Type")).hasValue("image/jpeg");
    assertThat(picture.header("Content-Security-Policy").orElse("")).startsWith("sandbox");
    assertThat(picture.header("Cache-Control").orElse("")).contains("immutable");
    assertThat(server.get("/api/v1/profile/picture").header("Cache-Control")).hasValue("no-store");
    JsonNode without = json(server.writeBytes("DELETE", "/api/v1/profile/picture", new byte[0]));
    assertThat(without.has("picture")).isFalse();
  }

  @Test
  void namesAreOfOneToSixtyCharacters() throws IOException {
    assertThat(
            json(server.write("PUT", "/api/v1/profile", "{\"name\":\" Zoë \"}"))
                .path("name")
                .asText())
        .isEqualTo("Zoë");
    String sixty = "n".repeat(60);
    assertThat(server.write("PUT", "/api/v1/profile", "{\"name\":\"" + sixty + "\"}").status())
        .isEqualTo(200);
    assertProblem(server.write("PUT", "/api/v1/profile", "{\"name\":\"" + sixty + "n\"}"), 422);
    assertProblem(server.write("PUT", "/api/v1/profile", "{\"name\":\"  \"}"), 422);
    assertProblem(server.write("PUT", "/api/v1/profile", "{\"name\":null}"), 422);
    assertProblem(server.write("PUT", "/api/v1/profile", "{\"name\":\"a\",\"x\":1}"), 400);
    assertProblem(server.write("PUT", "/api/v1/profile", "{\"name\":"), 400);
    assertProblem(server.write("PUT", "/api/v1/profile", "[]"), 400);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/contacts/%s",
    "POST, /api/v1/contacts/%s/confirm",
    "POST, /api/v1/contacts/%s/dial",
    "GET, /api/v1/contacts/%s/path",
    "POST, /api/v1/contacts/%s/path/watch",
    "DELETE, /api/v1/contacts/%s",
    "GET, /api/v1/posts/%s",
    "GET, /api/v1/posts/%s/deliveries",
    "GET, /api/v1/posts/%s/photos/0/display",
    "GET, /api/v1/contacts/short",
    "GET, /api/v1/invites/0000000000000000/qr.svg",
    "DELETE, /api/v1/invites/0000000000000000",
    "GET, /api/v1/photos/00000000000000000000000000000000/display",
    "GET, /api/v1/photos/none/display",
    "GET, /api/v1/nothing"
  })
  void whatIsNotThereIsNotFound(String method, String path) throws IOException {
    assertProblem(server.writeBytes(method, path.formatted(NOBODY), new byte[0]), 404);
  }

  @Test
  void invitesAreMadeShownAndTakenBack() throws IOException {
    JsonNode invite = created(server.write("POST", "/api/v1/invites", "{\"validMinutes\":1}"));
    Schemas.check(invite, "InviteView");
    String path = "/api/v1/invites/" + invite.path("id").asText();
    RawHttp.Answer code = server.get(path + "/qr.svg");
    assertThat(code.status()).isEqualTo(200);
    assertThat(code.header("Content-Type")).hasValue("image/svg+xml");
    assertThat(code.header("Content-Security-Policy")).hasValue("sandbox; default-src 'none'");
    assertThat(code.body()).startsWith("<svg");
    JsonNode cancelled = json(server.writeBytes("DELETE", path, new byte[0]));
    assertThat(cancelled.path("state").asText()).isEqualTo("CANCELLED");
    assertThat(cancelled.has("code")).isFalse();
    assertProblem(server.get(path + "/qr.svg"), 409);
  }

  @Test
  void invitesLastOneMinuteToADay() throws IOException {
    created(server.writeBytes("POST", "/api/v1/invites", new byte[0]));
    created(server.write("POST", "/api/v1/invites", "{\"validMinutes\":1440}"));
    assertProblem(server.write("POST", "/api/v1/invites", "{\"validMinutes\":0}"), 422);
    assertProblem(server.write("POST", "/api/v1/invites", "{\"validMinutes\":1441}"), 422);
    assertProblem(server.write("POST", "/api/v1/invites", "{\"validMinutes\":\"x\"}"), 400);
  }

  @Test
  void invitesThatCannotBeUsedAreRefused() throws IOException {
    String own = created(server.write("POST", "/api/v1/invites", "{}")).path("code").asText();
    assertProblem(server.write("POST", "/api/v1/pairings", "{\"invite\":\"" + own + "\"}"), 422);
    assertProblem(server.write("POST", "/api/v1/pairings", "{\"invite\":\"hello\"}"), 422);
    assertProblem(server.write("POST", "/api/v1/pairings", "{}"), 400);
  }

  private static RawHttp.Answer upload(byte[] photo, String... headers) throws IOException {
    String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "X-Kith: 1";
    all[headers.length + 1] = "Content-Type: image/jpeg";
    return server.writeBytes("POST", "/api/v1/photos", photo, all);
  }

  @Test
  void aPhotoIsUploadedSeenAndDiscarded() throws IOException {
    JsonNode draft = created(upload(SamplePhotos.jpeg(2, 300, 200)));
    Schemas.check(draft, "DraftPhotoView");
    assertThat(draft.path("widthPx").asInt()).isEqualTo(300);
    String path = "/api/v1/photos/" + draft.path("id").asText();
    for (String size : new String[] {"preview", "display", "original"}) {
      RawHttp.Answer image = server.get(path + "/" + size);
      assertThat(image.status()).isEqualTo(200);
      assertThat(image.header("Content-Type")).hasValue("image/jpeg");
      assertThat(image.header("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(image.header("Content-Security-Policy")).hasValue("sandbox; default-src 'none'");
      assertThat(image.header("Content-Length")).hasValue(String.valueOf(image.bodyBytes().length));
      assertThat(image.bodyBytes()).startsWith(0xFF, 0xD8);
      RawHttp.Answer head = server.writeBytes("HEAD", path + "/" + size, new byte[0]);
      assertThat(head.header("Content-Length")).isEqualTo(image.header("Content-Length"));
      assertThat(head.bodyBytes()).isEmpty();
    }
    assertProblem(server.get(path + "/huge"), 404);
    assertThat(server.writeBytes("DELETE", path, new byte[0]).status()).isEqualTo(204);
    assertProblem(server.get(path + "/display"), 404);
  }

  @Test
  void aClipIsSentInParts() throws IOException {
    byte[] clip = ClipFile.mp4(200_000);
    RawHttp.Answer answer =
        server.writeBytes("POST", "/api/v1/photos", clip, "X-Kith: 1", "Content-Type: video/mp4");
    JsonNode draft = created(answer);
    Schemas.check(draft, "DraftPhotoView");
    assertThat(draft.path("lengthMs").asInt()).isEqualTo(3_000);
    assertThat(draft.path("locationRemoved").asBoolean()).isTrue();
    String path = "/api/v1/photos/" + draft.path("id").asText() + "/original";
    RawHttp.Answer whole = server.get(path);
    assertThat(whole.header("Content-Type")).hasValue("video/mp4");
    assertThat(whole.header("Accept-Ranges")).hasValue("bytes");
    assertThat(whole.bodyBytes()).hasSameSizeAs(clip);
    assertThat(whole.latinBody()).doesNotContain(ClipFile.PLACE);
    assertPart(server.get(path, "Range: bytes=100000-100099"), whole, 100_000, 100_099);
    assertPart(server.get(path, "Range: bytes=16384-"), whole, 16_384, clip.length - 1);
    assertPart(server.get(path, "Range: bytes=-7"), whole, clip.length - 7, clip.length - 1);
    RawHttp.Answer past = server.get(path, "Range: bytes=" + clip.length + "-");
    assertProblem(past, 416);
    assertThat(past.header("Content-Range")).hasValue("bytes */" + clip.length);
    assertThat(server.get(path, "Range: bytes=0-1,4-5").status()).isEqualTo(200);
    assertThat(server.get(path, "Range: bytes=0-1", "If-Range: \"other\"").status()).isEqualTo(200);
  }

  private static void assertPart(RawHttp.Answer part, RawHttp.Answer whole, int first, int last) {
    assertThat(part.status()).isEqualTo(206);
    String range = "bytes %d-%d/%d".formatted(first, last, whole.bodyBytes().length);
    assertThat(part.header("Content-Range")).hasValue(range);
    assertThat(part.header("Content-Length")).hasValue(String.valueOf(last - first + 1));
    assertThat(part.header("Content-Type")).hasValue("video/mp4");
    assertThat(part.header("Content-Security-Policy")).hasValue("sandbox; default-src 'none'");
    assertThat(part.header("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(part.latinBody()).isEqualTo(whole.latinBody().substring(first, last + 1));
  }

  @Test
  void clipsThatBrowsersDoNotPlayAreRefusedWithWhatToDo() throws IOException {
    RawHttp.Answer hevc = upload(ClipFile.mp4(900, "hvc1"));
    assertProblem(hevc, 422);
    assertThat(json(hevc).path("detail").asText()).contains("HEVC", "H.264");
    RawHttp.Answer avi = upload("RIFF\0\0\0\0AVI LIST".getBytes(StandardCharsets.UTF_8));
    assertThat(json(avi).path("detail").asText()).contains("AVI", "MP4");
  }

  @Test
  void aFormMayCarryThePhoto() throws IOException {
    byte[] photo = SamplePhotos.jpeg(3, 80, 60);
    JsonNode draft = created(uploadForm("photo", photo));
    assertThat(draft.path("heightPx").asInt()).isEqualTo(60);
    assertProblem(uploadForm("other", photo), 400);
    assertProblem(uploadForm("photo", new byte[0]), 400);
  }

  private static RawHttp.Answer uploadForm(String field, byte[] photo) throws IOException {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    String start =
        "--xYz\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"a.jpg\"\r\n"
            + "Content-Type: image/jpeg\r\n\r\n";
    form.writeBytes(start.formatted(field).getBytes(StandardCharsets.UTF_8));
    form.writeBytes(photo);
    form.writeBytes("\r\n--xYz--\r\n".getBytes(StandardCharsets.UTF_8));
    return server.writeBytes(
        "POST",
        "/api/v1/photos",
        form.toByteArray(),
        "X-Kith: 1",
        "Content-Type: multipart/form-data; boundary=xYz");
  }

  @Test
  void whatIsNoPhotoIsRefused() throws IOException {
    byte[] svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes(StandardCharsets.UTF_8);
    assertProblem(upload(svg), 422);
    assertProblem(
        server.writeBytes(
            "POST", "/api/v1/photos", svg, "X-Kith: 1", "Content-Type: image/svg+xml"),
        422);
    assertProblem(upload("GIF89a".getBytes(StandardCharsets.UTF_8)), 422);
    byte[] cut = java.util.Arrays.copyOf(SamplePhotos.jpeg(4, 300, 200), 300);
    assertProblem(upload(cut), 422);
    assertProblem(upload(new byte[0]), 400);
  }

  private static RawHttp.Answer readQr(byte[] picture, String... headers) throws IOException {
    return server.writeBytes("POST", "/api/v1/qr-codes/read", picture, headers);
  }

  @Test
  void aQrCodeIsReadInAPicture() throws IOException {
    byte[] picture = QrPictures.png(QrPictures.draw("KITH:ABC", 200));
    RawHttp.Answer answer = readQr(picture, "X-Kith: 1", "Content-Type: image/png");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    Schemas.check(json(answer), "QrText");
    assertThat(json(answer).path("text").asText()).isEqualTo("KITH:ABC");
    assertThat(json(server.get("/api/v1/photos")).findValuesAsText("sizeBytes"))
        .doesNotContain(String.valueOf(picture.length));
  }

  @Test
  void aPictureWithoutAQrCodeIsRefused() throws IOException {
    String[] jpeg = {"X-Kith: 1", "Content-Type: image/jpeg"};
    RawHttp.Answer none = readQr(SamplePhotos.jpeg(6, 300, 200), jpeg);
    assertProblem(none, 422);
    assertThat(none.body()).contains("No QR code", "or paste the text.");
    assertProblem(readQr("KITH:ABC".getBytes(StandardCharsets.UTF_8), jpeg), 422);
    assertProblem(readQr(QrPictures.pngHeader(8_000, 5_001), jpeg), 413);
    assertProblem(readQr(new byte[0], jpeg), 400);
    assertProblem(readQr(new byte[4], "X-Kith: 1", "Content-Type: image/svg+xml"), 415);
    assertProblem(readQr(new byte[4], "Content-Type: image/jpeg"), 415);
  }

  @Test
  void aPostNeedsSomethingAndSomebody() throws IOException {
    assertProblem(post("{\"text\":\"hello\",\"audience\":[]}"), 422);
    assertProblem(post("{\"text\":\"\",\"audience\":[\"" + NOBODY + "\"]}"), 422);
    assertProblem(post("{\"text\":\"hello\"}"), 400);
    assertProblem(post("{\"audience\":[]}"), 400);
    RawHttp.Answer unknown = post("{\"text\":\"hello\",\"audience\":[\"" + NOBODY + "\"]}");
    assertThat(unknown.status()).isIn(404, 409, 422);
    assertProblem(unknown, unknown.status());
  }

  private static RawHttp.Answer post(String json) throws IOException {
    return server.write("POST", "/api/v1/posts", json);
  }

  @Test
  void theFeedsLimitsAreKept() throws IOException {
    assertThat(server.get("/api/v1/posts?limit=1").status()).isEqualTo(200);
    assertThat(server.get("/api/v1/posts?limit=100").status()).isEqualTo(200);
    assertProblem(server.get("/api/v1/posts?limit=0"), 422);
    assertProblem(server.get("/api/v1/posts?limit=101"), 422);
    assertProblem(server.get("/api/v1/posts?limit=x"), 422);
    assertProblem(server.get("/api/v1/posts?cursor=damaged"), 422);
    assertThat(server.get("/api/v1/search?words=a&limit=100").status()).isEqualTo(200);
    assertProblem(server.get("/api/v1/search?words=a&limit=101"), 422);
    assertProblem(server.get("/api/v1/search?words=a&cursor=-1"), 422);
    assertProblem(server.get("/api/v1/search?words=a&cursor=!"), 422);
    assertProblem(server.get("/api/v1/search"), 422);
    assertProblem(server.get("/api/v1/search?words=%20-"), 422);
    assertThat(server.get("/api/v1/search?words=" + "w".repeat(200)).status()).isEqualTo(200);
    assertProblem(server.get("/api/v1/search?words=" + "w".repeat(201)), 422);
    assertProblem(server.get("/api/v1/posts?newer=damaged"), 422);
    assertProblem(server.get("/api/v1/posts?newer=a&cursor=b"), 422);
  }

  @Test
  void aMethodThatIsNotServedIsRefused() throws IOException {
    assertProblem(server.write("POST", "/api/v1/profile", "{}"), 405);
    assertProblem(server.write("PUT", "/api/v1/posts", "{}"), 405);
  }

  /** Every object of an answer against its schema: no member missing, none too many. */
  static final class Schemas {
    private Schemas() {}

    static void check(JsonNode value, String schema) throws IOException {
      check(value, OpenApiTest.document().at("/components/schemas/" + schema), schema);
    }

    private static void check(JsonNode value, JsonNode schema, String name) throws IOException {
      if (schema.has("$ref")) {
        String reference = schema.path("$ref").asText();
        check(value, OpenApiTest.document().at(reference.substring(1)), reference);
      } else if (value.isArray()) {
        JsonNode items = schema.has("items") ? schema.path("items") : schema;
        for (JsonNode element : value) {
          check(element, items, name + "[]");
        }
      } else if (value.isObject()) {
        checkMembers(value, schema, name);
      }
    }

    private static void checkMembers(JsonNode value, JsonNode schema, String name)
        throws IOException {
      Set<String> known = new HashSet<>();
      schema.path("properties").fieldNames().forEachRemaining(known::add);
      for (var member : value.properties()) {
        assertThat(known).as(name).contains(member.getKey());
        check(
            member.getValue(),
            schema.path("properties").path(member.getKey()),
            name + "." + member.getKey());
      }
      for (JsonNode required : schema.path("required")) {
        assertThat(value.has(required.asText())).as(name + "." + required.asText()).isTrue();
      }
    }
  }
}
