package social.kith.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.NodeConfig;
import social.kith.node.NodeHost;
import social.kith.node.demo.SamplePhotos;

/** Two nodes that meet over their APIs and share a post with a photo. */
class TwoPeopleIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir static Path folder;
  private static Person ann;
  private static Person bob;
  private static String postId;

  private record Person(NodeHost host, TestServer server) {
    static Person start(String name, int linkPort) throws Exception {
      Path home = folder.resolve(name);
      NodeHost host = NodeHost.start(new NodeConfig(home, NodeConfig.Network.LOOPBACK, linkPort));
      host.node().setName(name);
      return new Person(host, TestServer.start(home, host));
    }

    JsonNode get(String path) throws IOException {
      RawHttp.Answer answer = server.get("/api/v1" + path);
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      return JSON.readTree(answer.bodyBytes());
    }

    JsonNode post(String path, String json, String... headers) throws IOException {
      RawHttp.Answer answer = server.write("POST", "/api/v1" + path, json, headers);
      assertThat(answer.status()).as(answer.body()).isBetween(200, 202);
      return JSON.readTree(answer.bodyBytes());
    }

    String id() throws IOException {
      return get("/profile").path("id").asText();
    }
  }

  @BeforeAll
  static void meetAndShare() throws Exception {
    ann = Person.start("Ann", 37_600);
    bob = Person.start("Bob", 37_700);
    String code = ann.post("/invites", "{}").path("code").asText();
    bob.post("/pairings", "{\"invite\":\"" + code + "\"}");
    await().atMost(LIMIT).until(() -> ann.get("/contacts").size() == 1);
    assertThat(ann.get("/contacts").get(0).path("pairingCode").asText()).matches("[0-9]{6}");
    await().atMost(LIMIT).until(() -> bob.get("/contacts").size() == 1);
    assertThat(bob.get("/contacts").get(0).path("pairingCode"))
        .isEqualTo(ann.get("/contacts").get(0).path("pairingCode"));
    ann.post("/contacts/" + bob.id() + "/confirm", "{}");
    await()
        .atMost(LIMIT)
        .until(() -> bob.get("/contacts/" + ann.id()).path("state").asText().equals("CONFIRMED"));
    postId = share("key-1").path("id").asText();
  }

  @Test
  void safetyNumbersAreComparedAndTakenBack() throws IOException {
    String contact = "/contacts/" + bob.id();
    String verification = "/api/v1" + contact + "/verification";
    JsonNode number = ann.get(contact + "/safety-number");
    assertThat(bob.get("/contacts/" + ann.id() + "/safety-number")).isEqualTo(number);
    assertThat(ann.server().get("/api/v1" + contact + "/safety-number/qr.svg").body())
        .startsWith("<svg");

    RawHttp.Answer other =
        ann.server().write("PUT", verification, "{\"theirs\":\"" + "1".repeat(60) + "\"}");
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.body()).contains("This is not the number that you and Bob share.");
    RawHttp.Answer none = ann.server().write("PUT", verification, "{\"theirs\":\"12\"}");
    assertThat(none.status()).isEqualTo(422);
    assertThat(ann.get(contact).has("verifiedAt")).isFalse();

    String theirs = "{\"theirs\":\"" + number.path("qrText").asText() + "\"}";
    assertThat(ann.server().write("PUT", verification, theirs).status()).isEqualTo(200);
    assertThat(ann.get(contact).path("verifiedAt").asText()).startsWith("20");
    assertThat(bob.get("/contacts/" + ann.id()).has("verifiedAt")).isFalse();
    assertThat(ann.server().write("DELETE", verification, "").status()).isEqualTo(200);
    assertThat(ann.get(contact).has("verifiedAt")).isFalse();
  }

  @Test
  void aPathIsAsTheDescriptionSays() throws IOException {
    String path = "/contacts/" + bob.id() + "/path";
    ApiTest.Schemas.check(ann.get(path), "PathView");
    JsonNode watched = ann.post(path + "/watch", "{}");
    ApiTest.Schemas.check(watched, "PathView");
    assertThat(watched.path("state").asText()).isEqualTo("MACHINE");
    assertThat(watched.path("attempts")).isNotEmpty();
    assertThat(ann.get("/doctor").findValuesAsText("id")).startsWith("page", "java", "webrtc");
  }

  private static JsonNode share(String key) throws IOException {
    RawHttp.Answer uploaded =
        ann.server()
            .writeBytes(
                "POST",
                "/api/v1/photos",
                SamplePhotos.jpeg(1, 900, 600),
                "X-Kith: 1",
                "Content-Type: image/jpeg");
    String draft = JSON.readTree(uploaded.bodyBytes()).path("id").asText();
    return ann.post(
        "/posts",
        "{\"text\":\"hello\",\"photos\":[{\"draftId\":\"%s\",\"alt\":\"hills\"}],\"audience\":[\"%s\"]}"
            .formatted(draft, bob.id()),
        "Idempotency-Key: " + key);
  }

  @AfterAll
  static void stop() throws IOException {
    for (Person person : List.of(ann, bob)) {
      person.server().close();
      person.host().close();
    }
  }

  @Test
  void thePostArrivesWithItsPhoto() throws IOException {
    await().atMost(LIMIT).until(() -> bob.server().get("/api/v1/posts/" + postId).status() == 200);
    await()
        .atMost(LIMIT)
        .until(() -> bob.get("/posts/" + postId).at("/photos/0/original/complete").asBoolean());
    JsonNode post = bob.get("/posts/" + postId);
    ApiTest.Schemas.check(post, "PostView");
    assertThat(post.path("text").asText()).isEqualTo("hello");
    assertThat(post.path("own").asBoolean()).isFalse();
    assertThat(post.at("/photos/0/alt").asText()).isEqualTo("hills");
    for (String size : List.of("preview", "display", "original")) {
      String path = "/api/v1/posts/" + postId + "/photos/0/" + size;
      assertThat(bob.server().get(path).bodyBytes())
          .isEqualTo(ann.server().get(path).bodyBytes())
          .startsWith(0xFF, 0xD8);
    }
  }

  @Test
  void theSenderSeesThatItIsOnTheirDisk() throws IOException {
    await()
        .atMost(LIMIT)
        .until(
            () -> {
              JsonNode delivery = ann.get("/posts/" + postId + "/deliveries").get(0);
              return delivery.path("state").asText().equals("STORED")
                  && delivery.path("photosStored").asInt() == 2;
            });
    JsonNode delivery = ann.get("/posts/" + postId + "/deliveries").get(0);
    ApiTest.Schemas.check(delivery, "DeliveryView");
    assertThat(delivery.path("photosTotal").asInt()).isEqualTo(2);
    assertThat(delivery.path("online").asBoolean()).isTrue();
  }

  @Test
  void everyAnswerHasTheMembersOfTheDescription() throws IOException {
    ApiTest.Schemas.check(ann.get("/status"), "StatusView");
    ApiTest.Schemas.check(ann.get("/contacts"), "ContactView");
    ApiTest.Schemas.check(ann.get("/contacts/" + bob.id()), "ContactView");
    ApiTest.Schemas.check(ann.get("/invites"), "InviteView");
    ApiTest.Schemas.check(bob.get("/pairings"), "PairingView");
    ApiTest.Schemas.check(ann.get("/posts"), "FeedPage");
    ApiTest.Schemas.check(bob.get("/posts"), "FeedPage");
    ApiTest.Schemas.check(ann.get("/posts/" + postId), "PostView");
  }

  @Test
  void theSameKeyGivesTheSamePost() throws IOException {
    assertThat(share("key-1").path("id").asText()).isEqualTo(postId);
    assertThat(ids(ann.get("/posts?limit=100"))).containsOnlyOnce(postId);
  }

  @Test
  void aPhotoOfAPostIsKeptByTheBrowser() throws IOException {
    String path = "/api/v1/posts/" + postId + "/photos/0/display";
    RawHttp.Answer image = ann.server().get(path);
    assertThat(image.header("Cache-Control")).hasValue("private, max-age=31536000, immutable");
    assertThat(image.header("Content-Security-Policy")).hasValue("sandbox; default-src 'none'");
    String tag = image.header("ETag").orElseThrow();
    RawHttp.Answer unchanged = ann.server().get(path, "If-None-Match: " + tag);
    assertThat(unchanged.status()).isEqualTo(304);
    assertThat(unchanged.bodyBytes()).isEmpty();
    assertThat(ann.server().get(path, "If-None-Match: \"other\"").status()).isEqualTo(200);
    RawHttp.Answer file = ann.server().get(path.replace("display", "original") + "?download=1");
    assertThat(file.header("Content-Disposition"))
        .hasValue("attachment; filename=\"kith-%s-1.jpg\"".formatted(postId.substring(0, 8)));
    assertThat(file.header("ETag")).isNotEqualTo(image.header("ETag"));
    RawHttp.Answer head = ann.server().writeBytes("HEAD", path, new byte[0]);
    assertThat(head.header("Content-Length")).isEqualTo(image.header("Content-Length"));
    assertThat(head.header("ETag")).hasValue(tag);
    assertThat(ann.server().get("/api/v1/posts/" + postId + "/photos/1/display").status())
        .isEqualTo(404);
    assertThat(ann.server().get("/api/v1/posts/" + postId + "/photos/x/display").status())
        .isEqualTo(422);
  }

  @Test
  void pagesLinkBothWays() throws IOException {
    for (int i = 0; i < 3; i++) {
      ann.post("/posts", "{\"text\":\"%d\",\"audience\":[\"%s\"]}".formatted(i, bob.id()));
    }
    RawHttp.Answer first = ann.server().get("/api/v1/posts?limit=2");
    String links = first.header("Link").orElseThrow();
    assertThat(links).contains("; rel=\"next\"", "; rel=\"prev\"");
    String next = links.substring(links.indexOf('<') + 1, links.indexOf('>'));
    JsonNode page = JSON.readTree(first.bodyBytes());
    JsonNode older = JSON.readTree(ann.server().get(next).bodyBytes());
    assertThat(ids(older)).hasSize(2).doesNotContainAnyElementsOf(ids(page));
    JsonNode back = ann.get("/posts?limit=2&newer=" + older.path("newer").asText());
    assertThat(ids(back)).isEqualTo(ids(page));
  }

  private static List<String> ids(JsonNode page) {
    List<String> ids = new ArrayList<>();
    page.path("posts").forEach(post -> ids.add(post.path("id").asText()));
    return ids;
  }
}
