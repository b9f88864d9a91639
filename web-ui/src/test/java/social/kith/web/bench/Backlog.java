package social.kith.web.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import social.kith.web.process.NodeProcess;

/** Posts that waited for a contact who was off: from the link's start to the last one's ack. */
final class Backlog {
  private static final int POSTS = 10_000;
  private static final int ROUNDS = 5;
  private static final int AUTHORS = 8;

  private Backlog() {}

  static void run(Path folder) throws Exception {
    List<Double> seconds = new ArrayList<>();
    try (NodeProcess alice = new NodeProcess(folder.resolve("alice"), "Alice", 5701, 26000)) {
      NodeProcess bob = new NodeProcess(folder.resolve("bob"), "Bob", 5702, 26100);
      alice.pair(bob);
      String id = bob.id();
      for (int round = 0; round < ROUNDS; round++) {
        bob.close();
        queue(alice, id);
        bob.start();
        seconds.add(drain(alice, id));
        Bench.print("  round %d: %.2f s", round + 1, seconds.get(round));
      }
      check(bob);
      bob.close();
    }
    Figures.add("10,000 posts that waited, to the last ack", Bench.quantile(seconds, 0.5), "s");
  }

  private static void queue(NodeProcess alice, String id) throws Exception {
    ExecutorService authors = Executors.newFixedThreadPool(AUTHORS);
    try {
      List<Future<?>> posts = new ArrayList<>();
      for (int i = 0; i < POSTS; i++) {
        String text = "%-256d".formatted(i).replace(' ', 'x');
        posts.add(
            authors.submit(
                () ->
                    alice.post(
                        "/api/v1/posts",
                        Map.of("text", text, "photos", List.of(), "audience", List.of(id)))));
      }
      for (Future<?> post : posts) {
        post.get();
      }
    } finally {
      authors.shutdownNow();
    }
  }

  private static double drain(NodeProcess alice, String id) throws Exception {
    long begun = 0;
    while (true) {
      var contact = alice.find(id);
      boolean online = List.of("LOCAL", "DIRECT").contains(contact.at("/link/state").asText());
      if (online && begun == 0) {
        begun = System.nanoTime();
      }
      if (online && contact.get("waitingItems").asLong() == 0) {
        return (System.nanoTime() - begun) / 1e9;
      }
      Thread.sleep(5);
    }
  }

  private static void check(NodeProcess bob) throws Exception {
    long here = bob.get("/api/v1/status").get("posts").asLong();
    if (here != (long) POSTS * ROUNDS) {
      throw new IllegalStateException("only " + here + " posts are there");
    }
  }
}
