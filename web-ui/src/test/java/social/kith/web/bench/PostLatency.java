package social.kith.web.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import social.kith.node.demo.SamplePhotos;
import social.kith.web.process.NodeProcess;

/**
 * A text post to an online contact: from POST to the event in the other's page, alone, and while
 * photos go to the same contact as fast as they can.
 */
final class PostLatency {
  private static final int WARM_UP = 200;
  private static final int POSTS = 400;
  private static final int ROUNDS = 4;
  private static final int PHOTOS = 12;

  private final NodeProcess alice;
  private final NodeProcess bob;
  private final Map<String, Long> arrived = new ConcurrentHashMap<>();
  private final AtomicInteger wholePosts = new AtomicInteger();
  private int number;

  private PostLatency(NodeProcess alice, NodeProcess bob) {
    this.alice = alice;
    this.bob = bob;
  }

  static void run(Path folder) throws Exception {
    try (NodeProcess alice = new NodeProcess(folder.resolve("alice"), "Alice", 5701, 26000);
        NodeProcess bob = new NodeProcess(folder.resolve("bob"), "Bob", 5702, 26100)) {
      alice.pair(bob);
      new PostLatency(alice, bob).run();
    }
  }

  private void run() throws Exception {
    bob.listen(this::heard);
    posts(() -> number < WARM_UP);
    int first = number;
    List<Double> idle = posts(() -> number < first + POSTS);
    Bench.print(
        "post latency, POST to the event in the other's page: p50 %.1f ms, p99 %.1f ms (%d posts)",
        Bench.quantile(idle, 0.5), Bench.quantile(idle, 0.99), idle.size());
    Figures.keep("latency, p50", Bench.quantile(idle, 0.5), "ms", Optional.empty());
    Figures.keep("latency, p99", Bench.quantile(idle, 0.99), "ms", Optional.empty());

    byte[] jpeg = SamplePhotos.jpeg(SamplePhotos.Scene.LAKE, 1, 6000, 4000, 0.95f);
    List<Double> busy = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      List<Map<String, String>> photos = upload(jpeg);
      int before = wholePosts.get();
      share("Photos " + round, photos);
      busy.addAll(posts(() -> wholePosts.get() == before));
    }
    Bench.print(
        "post latency under a transfer: p50 %.1f ms, p99 %.1f ms (%d posts); p99 is %.1f times that"
            + " of idle",
        Bench.quantile(busy, 0.5),
        Bench.quantile(busy, 0.99),
        busy.size(),
        Bench.quantile(busy, 0.99) / Bench.quantile(idle, 0.99));
    Figures.keep(
        "latency under a transfer, p99", Bench.quantile(busy, 0.99), "ms", Optional.empty());
  }

  private void heard(String event, JsonNode data) {
    if (event.equals("post")) {
      arrived.put(data.get("post").get("text").asText(), System.nanoTime());
    } else if (event.equals("photos") && isWhole(data.get("photos"))) {
      wholePosts.incrementAndGet();
    }
  }

  private static boolean isWhole(JsonNode photos) {
    for (JsonNode photo : photos) {
      if (!photo.get("original").get("complete").asBoolean()) {
        return false;
      }
    }
    return true;
  }

  private List<Map<String, String>> upload(byte[] jpeg) throws Exception {
    List<Map<String, String>> photos = new ArrayList<>();
    for (int i = 0; i < PHOTOS; i++) {
      photos.add(Map.of("draftId", alice.upload(jpeg, "image/jpeg").get("id").asText(), "alt", ""));
    }
    return photos;
  }

  /** One post after another, each when the one before has arrived. */
  private List<Double> posts(BooleanSupplier goOn) throws Exception {
    List<Double> latencies = new ArrayList<>();
    while (goOn.getAsBoolean()) {
      String text = "Post number " + number++ + " " + "x".repeat(200);
      long begun = System.nanoTime();
      share(text, List.of());
      NodeProcess.await(() -> arrived.containsKey(text));
      latencies.add((arrived.get(text) - begun) / 1e6);
    }
    return latencies;
  }

  private void share(String text, List<Map<String, String>> photos) throws Exception {
    alice.post(
        "/api/v1/posts", Map.of("text", text, "photos", photos, "audience", List.of(bob.id())));
  }
}
