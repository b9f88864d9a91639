package social.kith.web.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.NodeConfig;
import social.kith.web.TestPorts;

/** kill -9 on a real node in the middle of photos: it goes on from the last chunk, once. */
class CrashIT {
  private static final int PHOTOS = 4;

  /** 17 MB each. */
  private static final int SIDE_PX = 2_400;

  /** What may be under way or in memory when a process dies: the windows of three transfers. */
  private static final long IN_FLIGHT_BYTES = 3 * 8 * 65_536;

  @TempDir Path folder;
  private NodeProcess alice;
  private NodeProcess bob;

  @BeforeEach
  void start() throws Exception {
    int port = NodeConfig.DEFAULT_FIRST_LINK_PORT + 3_000;
    alice = new NodeProcess(folder.resolve("alice"), "Alice", TestPorts.page(5_721), port);
    bob = new NodeProcess(folder.resolve("bob"), "Bob", TestPorts.page(5_722), port + 100);
    alice.pair(bob);
  }

  @AfterEach
  void stop() throws Exception {
    alice.close();
    bob.close();
  }

  @Test
  void goesOnAfterTheReceiverWasKilled() throws Exception {
    JsonNode post = shareAndWaitForTheMiddle();
    long sentBefore = traffic(alice, bob, "photoBytesSent");
    assertThat(sentBefore).isLessThan(size(post));

    bob.kill();
    bob.start();

    NodeProcess.await(() -> isWhole(bob, post));
    assertThat(traffic(alice, bob, "photoBytesSent"))
        .isLessThanOrEqualTo(size(post) + IN_FLIGHT_BYTES);
    assertThat(bob.get("/api/v1/posts").get("posts")).hasSize(1);
    NodeProcess.await(() -> isDelivered(post));
  }

  @Test
  void goesOnAfterTheSenderWasKilled() throws Exception {
    JsonNode post = shareAndWaitForTheMiddle();
    assertThat(traffic(bob, alice, "photoBytesReceived")).isLessThan(size(post));

    alice.kill();
    alice.start();

    NodeProcess.await(() -> isWhole(bob, post));
    assertThat(traffic(bob, alice, "photoBytesReceived"))
        .isLessThanOrEqualTo(size(post) + IN_FLIGHT_BYTES);
    assertThat(bob.get("/api/v1/posts").get("posts")).hasSize(1);
    NodeProcess.await(() -> isDelivered(post));
  }

  private JsonNode shareAndWaitForTheMiddle() throws Exception {
    CompletableFuture<Boolean> middle = new CompletableFuture<>();
    bob.listen(
        (event, data) -> {
          if (event.equals("photos")) {
            middle.complete(true);
          }
        });
    List<Map<String, String>> photos = new ArrayList<>();
    for (int i = 0; i < PHOTOS; i++) {
      String draft = alice.upload(NoisePhoto.png(i, SIDE_PX), "image/png").get("id").asText();
      photos.add(Map.of("draftId", draft, "alt", ""));
    }
    JsonNode post =
        alice.post(
            "/api/v1/posts",
            Map.of("text", "Noise", "photos", photos, "audience", List.of(bob.id())));
    middle.get(30, TimeUnit.SECONDS);
    return post;
  }

  private static long size(JsonNode post) {
    long bytes = 0;
    for (JsonNode photo : post.get("photos")) {
      bytes += photo.get("display").get("sizeBytes").asLong();
      bytes += photo.get("original").get("sizeBytes").asLong();
    }
    // Each chunk of 65,520 bytes has a header of 16, and what is asked and told about it.
    return bytes + bytes / 1_000;
  }

  private static long traffic(NodeProcess of, NodeProcess with, String what) throws Exception {
    return of.find(with.id()).get("traffic").get(what).asLong();
  }

  private static boolean isWhole(NodeProcess node, JsonNode post) throws Exception {
    for (JsonNode photo : node.get("/api/v1/posts/" + post.get("id").asText()).get("photos")) {
      if (!photo.get("display").get("complete").asBoolean()
          || !photo.get("original").get("complete").asBoolean()) {
        return false;
      }
    }
    return true;
  }

  private boolean isDelivered(JsonNode post) throws Exception {
    JsonNode delivery =
        alice.get("/api/v1/posts/" + post.get("id").asText() + "/deliveries").get(0);
    return delivery.get("state").asText().equals("STORED")
        && delivery.get("photosStored").asInt() == 2 * PHOTOS;
  }
}
