package social.kith.web.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import social.kith.node.demo.SamplePhotos;
import social.kith.web.process.NodeProcess;

/**
 * Photos from "share" to the receiver's COMMIT of all verified chunks, beside the raw data channel
 * of the same webrtc-java, both in two processes, by turns.
 */
final class PhotoGoodput {
  // Until the code of both nodes is compiled; told, but not counted.
  private static final int WARM_UPS = 2;
  private static final int ROUNDS = 7;
  private static final int PHOTOS = 20;

  private PhotoGoodput() {}

  static void run(Path folder) throws Exception {
    byte[] jpeg = SamplePhotos.jpeg(SamplePhotos.Scene.LAKE, 1, 6000, 4000, 0.95f);
    List<Double> raw = new ArrayList<>();
    List<Double> kith = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    try (NodeProcess alice = new NodeProcess(folder.resolve("alice"), "Alice", 5701, 26000);
        NodeProcess bob = new NodeProcess(folder.resolve("bob"), "Bob", 5702, 26100)) {
      alice.pair(bob);
      Receiver receiver = new Receiver();
      bob.listen(receiver::heard);
      for (int round = -WARM_UPS; round < ROUNDS; round++) {
        List<Map<String, String>> drafts = upload(alice, jpeg);
        // Before and after, as the machine's speed changes within seconds.
        double before = RawChannel.measure(folder);
        double photos = share(alice, bob, receiver, drafts);
        double ceiling = (before + RawChannel.measure(folder)) / 2;
        Bench.print(
            "  %s: raw %.0f MB/s, photos %.0f MB/s, ratio %.2f",
            round < 0 ? "warm-up" : "round " + (round + 1), ceiling, photos, photos / ceiling);
        if (round >= 0) {
          raw.add(ceiling);
          kith.add(photos);
          ratios.add(photos / ceiling);
        }
      }
    }
    Bench.print(
        "photo goodput, %d photos of %.1f MB: %.0f MB/s; raw data channel %.0f MB/s; ratio %.2f (medians of %d)",
        PHOTOS,
        jpeg.length / 1e6,
        Bench.quantile(kith, 0.5),
        Bench.quantile(raw, 0.5),
        Bench.quantile(ratios, 0.5),
        ROUNDS);
    Figures.keep(
        "goodput", Bench.quantile(kith, 0.5), "MB/s", Optional.of(Bench.quantile(ratios, 0.5)));
  }

  private static List<Map<String, String>> upload(NodeProcess alice, byte[] jpeg) throws Exception {
    List<Map<String, String>> photos = new ArrayList<>();
    for (int i = 0; i < PHOTOS; i++) {
      photos.add(Map.of("draftId", alice.upload(jpeg, "image/jpeg").get("id").asText(), "alt", ""));
    }
    return photos;
  }

  private static double share(
      NodeProcess alice, NodeProcess bob, Receiver receiver, List<Map<String, String>> photos)
      throws Exception {
    String audience = bob.id();
    CompletableFuture<Long> done = receiver.next();
    long begun = System.nanoTime();
    JsonNode post =
        alice.post(
            "/api/v1/posts",
            Map.of("text", "Photos", "photos", photos, "audience", List.of(audience)));
    double seconds = (done.get(120, TimeUnit.SECONDS) - begun) / 1e9;
    long bytes = 0;
    for (JsonNode photo : post.get("photos")) {
      bytes += photo.get("display").get("sizeBytes").asLong();
      bytes += photo.get("original").get("sizeBytes").asLong();
    }
    return bytes / 1e6 / seconds;
  }

  /** Tells when all photos of the next post are whole, verified and committed. */
  private static final class Receiver {
    private final AtomicReference<CompletableFuture<Long>> waiting =
        new AtomicReference<>(new CompletableFuture<>());

    CompletableFuture<Long> next() {
      CompletableFuture<Long> done = new CompletableFuture<>();
      waiting.set(done);
      return done;
    }

    void heard(String event, JsonNode data) {
      if (event.equals("photos")) {
        for (JsonNode photo : data.get("photos")) {
          if (!photo.get("display").get("complete").asBoolean()
              || !photo.get("original").get("complete").asBoolean()) {
            return;
          }
        }
        waiting.get().complete(System.nanoTime());
      }
    }
  }
}
