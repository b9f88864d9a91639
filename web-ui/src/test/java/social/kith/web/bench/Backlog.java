package social.kith.web.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import social.kith.web.process.NodeProcess;

/**
 * Posts that waited for a contact: from the link's start to the last one's ack. In one half of the
 * rounds the contact's node was off, so that its code is not compiled yet; in the other it slept.
 */
final class Backlog {
  private static final int POSTS = 10_000;
  private static final int ROUNDS = 3;
  private static final int AUTHORS = 8;

  private Backlog() {}

  static void run(Path folder) throws Exception {
    List<Double> off = new ArrayList<>();
    List<Double> asleep = new ArrayList<>();
    try (NodeProcess alice = new NodeProcess(folder.resolve("alice"), "Alice", 5701, 26000)) {
      NodeProcess bob = new NodeProcess(folder.resolve("bob"), "Bob", 5702, 26100);
      alice.pair(bob);
      String id = bob.id();
      for (int round = 0; round < ROUNDS; round++) {
        bob.close();
        queue(alice, id);
        bob.start();
        off.add(drain(alice, id));
        Bench.print("  round %d, off: %.2f s", round + 1, off.get(round));
      }
      for (int round = 0; round < ROUNDS; round++) {
        bob.signal("STOP");
        NodeProcess.await(() -> !alice.isOnline(id));
        queue(alice, id);
        bob.signal("CONT");
        asleep.add(drain(alice, id));
        Bench.print("  round %d, asleep: %.2f s", round + 1, asleep.get(round));
      }
      check(bob);
      bob.close();
    }
    Figures.add("10,000 posts to a node that was off", Bench.quantile(off, 0.5), "s");
    Figures.add("10,000 posts to a node that was asleep", Bench.quantile(asleep, 0.5), "s");
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
      boolean online = NodeProcess.isOnline(contact);
      if (online && begun == 0) {
        begun = System.nanoTime();
      }
      if (online && contact.get("waitingItems").asLong() == 0) {
        return (System.nanoTime() - begun) / 1e9;
      }
      Thread.sleep(20);
    }
  }

  private static void check(NodeProcess bob) throws Exception {
    long here = bob.get("/api/v1/status").get("posts").asLong();
    if (here != 2L * POSTS * ROUNDS) {
      throw new IllegalStateException("only " + here + " posts are there");
    }
  }
}
