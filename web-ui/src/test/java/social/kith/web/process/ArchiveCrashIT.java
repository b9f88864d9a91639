package social.kith.web.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.NodeConfig;
import social.kith.node.Restoring;
import social.kith.web.TestPorts;

/** kill -9 on a real node in the middle of an import: it goes on where it ended. */
class ArchiveCrashIT {
  private static final int POSTS = 3;
  private static final int PAGE_PORT = TestPorts.page(5_731);
  private static final int LINK_PORT = NodeConfig.DEFAULT_FIRST_LINK_PORT + 3_400;

  @TempDir Path folder;

  @Test
  void theImportGoesOnWhereItWasKilled() throws Exception {
    Path keys = folder.resolve("keys.age");
    List<String> words = new ArrayList<>();
    byte[] export;
    List<byte[]> originals = new ArrayList<>();
    try (NodeProcess bob = new NodeProcess(folder.resolve("bob"), "Bob", PAGE_PORT, LINK_PORT);
        NodeProcess alice =
            new NodeProcess(folder.resolve("alice"), "Alice", PAGE_PORT + 1, LINK_PORT + 100)) {
      alice.pair(bob);
      Files.write(keys, alice.download("/api/v1/archive/keys"));
      alice
          .post("/api/v1/recovery/words", Map.of())
          .path("words")
          .forEach(word -> words.add(word.asText()));
      for (int i = 0; i < POSTS; i++) {
        byte[] photo = NoisePhoto.png(i, 1_400);
        String draft = alice.upload(photo, "image/png").get("id").asText();
        Object photos = List.of(Map.of("draftId", draft, "alt", ""));
        JsonNode post =
            alice.post(
                "/api/v1/posts",
                Map.of("text", "Noise " + i, "photos", photos, "audience", List.of(bob.id())));
        originals.add(original(alice, post.get("id").asText()));
      }
      export = alice.download("/api/v1/archive/export");
    }
    Path again = folder.resolve("again");
    Restoring.restore(
        again, String.join(" ", words), new ByteArrayInputStream(Files.readAllBytes(keys)));
    try (NodeProcess alice = new NodeProcess(again, "Alice", PAGE_PORT + 1, LINK_PORT + 100)) {
      try (Socket half = sendHalf(alice, export)) {
        NodeProcess.await(() -> imported(alice).path("images").asInt() >= 2);
        assertThat(imported(alice).path("state").asText()).isEqualTo("RUNNING");
        alice.kill();
        assertThat(half.isConnected()).isTrue();
      }
      alice.start();
      JsonNode done = alice.send("/api/v1/archive/import", export, "application/x-tar");
      assertThat(done.path("posts").asInt() + done.path("postsHere").asInt()).isEqualTo(POSTS);
      assertThat(done.path("imagesHere").asInt()).isPositive();
      assertThat(done.path("images").asInt()).isPositive();
      assertThat(done.path("images").asInt() + done.path("imagesHere").asInt())
          .isEqualTo(2 * POSTS);
      assertThat(done.path("refused")).isEmpty();
      JsonNode posts = alice.get("/api/v1/posts").path("posts");
      assertThat(posts).hasSize(POSTS);
      for (int i = 0; i < POSTS; i++) {
        String newestFirst = posts.get(POSTS - 1 - i).path("id").asText();
        assertThat(original(alice, newestFirst)).isEqualTo(originals.get(i));
      }
      assertThat(alice.get("/api/v1/status").path("problems")).isEmpty();
    }
  }

  private static byte[] original(NodeProcess node, String post) throws Exception {
    return node.download("/api/v1/posts/" + post + "/photos/0/original");
  }

  private static JsonNode imported(NodeProcess node) throws Exception {
    return node.get("/api/v1/archive").path("imported");
  }

  /** Begins to send a file, and holds on in the middle. */
  private static Socket sendHalf(NodeProcess node, byte[] export) throws IOException {
    String token = Files.readString(node.home().resolve("api-token")).strip();
    String head =
        String.join(
            "\r\n",
            "POST /api/v1/archive/import HTTP/1.1",
            "Host: 127.0.0.1:" + (PAGE_PORT + 1),
            "Authorization: Bearer " + token,
            "Content-Type: application/x-tar",
            "X-Kith: 1",
            "Content-Length: " + export.length,
            "",
            "");
    Socket socket = new Socket("127.0.0.1", PAGE_PORT + 1);
    OutputStream out = socket.getOutputStream();
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.write(Arrays.copyOf(export, export.length / 2));
    out.flush();
    return socket;
  }
}
