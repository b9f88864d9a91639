package social.kith.web.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import social.kith.web.process.NodeProcess;

/** A text post to an online contact: from POST to the event in the other's page. */
final class PostLatency {
  private static final int WARM_UP = 200;
  private static final int POSTS = 400;

  private PostLatency() {}

  static void run(Path folder) throws Exception {
    try (NodeProcess alice = new NodeProcess(folder.resolve("alice"), "Alice", 5701, 26000);
        NodeProcess bob = new NodeProcess(folder.resolve("bob"), "Bob", 5702, 26100)) {
      alice.pair(bob);
      Map<String, Long> arrived = new ConcurrentHashMap<>();
      bob.listen(
          (event, data) -> {
            if (event.equals("post")) {
              arrived.put(data.get("post").get("text").asText(), System.nanoTime());
            }
          });
      List<Double> latencies = new ArrayList<>();
      for (int i = 0; i < WARM_UP + POSTS; i++) {
        String text = "Post number " + i + " " + "x".repeat(200);
        long begun = System.nanoTime();
        alice.post(
            "/api/v1/posts",
            Map.of("text", text, "photos", List.of(), "audience", List.of(bob.id())));
        NodeProcess.await(() -> arrived.containsKey(text));
        if (i >= WARM_UP) {
          latencies.add((arrived.get(text) - begun) / 1e6);
        }
      }
      Bench.print(
          "post latency, POST to the event in the other's page: p50 %.1f ms, p99 %.1f ms (%d posts)",
          Bench.quantile(latencies, 0.5), Bench.quantile(latencies, 0.99), POSTS);
      Figures.keep("latency, p50", Bench.quantile(latencies, 0.5), "ms", Optional.empty());
      Figures.keep("latency, p99", Bench.quantile(latencies, 0.99), "ms", Optional.empty());
    }
  }
}
