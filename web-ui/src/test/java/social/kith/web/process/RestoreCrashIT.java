package social.kith.web.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.NodeConfig;
import social.kith.web.TestPorts;

/** kill -9 on a real node in the middle of a restore: it is new, or restored, and no half one. */
class RestoreCrashIT {
  private static final int POSTS = 4;
  private static final int STEP_MS = 120;
  private static final int PAGE_PORT = TestPorts.page(5_745);
  private static final int LINK_PORT = NodeConfig.DEFAULT_FIRST_LINK_PORT + 3_700;

  @TempDir Path folder;
  private final List<String> photos = new ArrayList<>();
  private String alice;
  private byte[] body;

  @Test
  void aNodeIsNewOrRestoredWheneverItWasKilled() throws Exception {
    backUp();
    try (NodeProcess fresh =
        new NodeProcess(folder.resolve("fresh"), "", PAGE_PORT, LINK_PORT + 100)) {
      String stranger = fresh.id();
      try (Socket half = send(fresh, body.length / 2)) {
        NodeProcess.await(() -> names(fresh).stream().anyMatch(RestoreCrashIT::isStaging));
        fresh.kill();
        assertThat(half.isConnected()).isTrue();
      }
      fresh.start();
      assertNew(fresh, stranger);

      for (int afterMs = 0; !isRestored(fresh); afterMs += STEP_MS) {
        assertNew(fresh, stranger);
        try (Socket whole = send(fresh, body.length)) {
          CompletableFuture.runAsync(
                  () -> {}, CompletableFuture.delayedExecutor(afterMs, TimeUnit.MILLISECONDS))
              .join();
          fresh.kill();
          assertThat(whole.isConnected()).isTrue();
        }
        fresh.start();
      }
      JsonNode posts = fresh.get("/api/v1/posts").path("posts");
      assertThat(posts).hasSize(POSTS);
      for (JsonNode post : posts) {
        String id = post.path("id").asText();
        assertThat(photos).contains(id);
        assertThat(fresh.download("/api/v1/posts/" + id + "/photos/0/original")).isNotEmpty();
      }
      assertThat(fresh.get("/api/v1/status").path("problems")).isEmpty();
      assertThat(names(fresh)).noneMatch(RestoreCrashIT::isStaging).doesNotContain("restored");
    }
  }

  private void backUp() throws Exception {
    try (NodeProcess bob =
            new NodeProcess(folder.resolve("bob"), "Bob", PAGE_PORT + 2, LINK_PORT + 200);
        NodeProcess node =
            new NodeProcess(folder.resolve("alice"), "Alice", PAGE_PORT + 1, LINK_PORT)) {
      alice = node.id();
      node.pair(bob);
      for (int i = 0; i < POSTS; i++) {
        String draft = node.upload(NoisePhoto.png(i, 1_400), "image/png").get("id").asText();
        Object draftPhotos = List.of(Map.of("draftId", draft, "alt", ""));
        JsonNode post =
            node.post(
                "/api/v1/posts",
                Map.of("text", "Noise " + i, "photos", draftPhotos, "audience", List.of(bob.id())));
        photos.add(post.get("id").asText());
      }
      List<String> words = new ArrayList<>();
      node.post("/api/v1/recovery/words", Map.of())
          .path("words")
          .forEach(word -> words.add(word.asText()));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.writeBytes((String.join(" ", words) + "\n").getBytes(StandardCharsets.UTF_8));
      out.writeBytes(node.download("/api/v1/backup"));
      body = out.toByteArray();
    }
  }

  private static boolean isStaging(String name) {
    return name.startsWith(".kith-restore-");
  }

  private boolean isRestored(NodeProcess node) throws Exception {
    return node.get("/api/v1/profile").path("id").asText().equals(alice);
  }

  private void assertNew(NodeProcess node, String id) throws Exception {
    JsonNode profile = node.get("/api/v1/profile");
    assertThat(profile.path("id").asText()).isEqualTo(id);
    assertThat(profile.has("name")).isFalse();
    assertThat(node.get("/api/v1/posts").path("posts")).isEmpty();
    assertThat(names(node)).noneMatch(RestoreCrashIT::isStaging).doesNotContain("restored");
  }

  private static List<String> names(NodeProcess node) throws IOException {
    try (Stream<Path> files = Files.list(node.home())) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  /** Begins to send the words and the backup, so many bytes of it, and does not wait. */
  private Socket send(NodeProcess node, int bytes) throws IOException {
    String token = Files.readString(node.home().resolve("api-token")).strip();
    String head =
        String.join(
            "\r\n",
            "POST /api/v1/restore HTTP/1.1",
            "Host: 127.0.0.1:" + PAGE_PORT,
            "Authorization: Bearer " + token,
            "Content-Type: application/vnd.kith.restore",
            "X-Kith: 1",
            "Content-Length: " + body.length,
            "",
            "");
    Socket socket = new Socket("127.0.0.1", PAGE_PORT);
    OutputStream out = socket.getOutputStream();
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.write(body, 0, bytes);
    out.flush();
    return socket;
  }
}
