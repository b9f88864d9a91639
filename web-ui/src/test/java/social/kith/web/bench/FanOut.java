package social.kith.web.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import social.kith.node.NodeConfig;
import social.kith.node.NodeHost;
import social.kith.web.process.NodeProcess;

/**
 * One post for many contacts who are all online: from POST to the last one's ack. The author is a
 * process of its own; the contacts, each a whole node with files of its own, share this one.
 */
final class FanOut {
  private static final List<Integer> CONTACTS = List.of(50, 100, 200, 500);
  private static final int ROUNDS = 5;
  private static final int FIRST_PORT = 30_000;
  private static final int PORTS_EACH = 4;

  private final NodeProcess alice;
  private final Path folder;
  private final List<NodeHost> crowd = new ArrayList<>();
  private final List<String> ids = new ArrayList<>();
  private final Map<String, Set<String>> stored = new ConcurrentHashMap<>();
  private final Semaphore news = new Semaphore(0);

  private FanOut(NodeProcess alice, Path folder) {
    this.alice = alice;
    this.folder = folder;
  }

  static void run(Path folder) throws Exception {
    try (NodeProcess alice = new NodeProcess(folder.resolve("alice"), "Alice", 5701, 26_000)) {
      FanOut fanOut = new FanOut(alice, folder);
      alice.listen(fanOut::heard);
      try {
        for (int contacts : CONTACTS) {
          fanOut.grow(contacts);
          Figures.add(
              "a post to the last ack of %d contacts".formatted(contacts), fanOut.measure(), "s");
        }
      } finally {
        fanOut.crowd.forEach(NodeHost::close);
      }
    }
  }

  private void heard(String event, JsonNode data) {
    if (event.equals("delivery") && data.at("/delivery/state").asText().equals("STORED")) {
      stored
          .computeIfAbsent(data.get("postId").asText(), id -> ConcurrentHashMap.newKeySet())
          .add(data.at("/delivery/contactId").asText());
      news.release();
    }
  }

  private void grow(int contacts) throws Exception {
    while (crowd.size() < contacts) {
      int number = crowd.size();
      NodeHost host =
          NodeHost.start(
              new NodeConfig(
                  folder.resolve("contact" + number),
                  NodeConfig.Network.LOOPBACK,
                  FIRST_PORT + number * PORTS_EACH));
      crowd.add(host);
      host.node().setName("Contact " + number);
      String id = host.node().profile().id();
      host.node().acceptInvite(invite());
      NodeProcess.await(() -> alice.find(id) != null);
      alice.post("/api/v1/contacts/" + id + "/confirm", Map.of());
      ids.add(id);
    }
    for (String id : ids) {
      alice.awaitOnline(id);
    }
  }

  private String invite() throws Exception {
    return alice.post("/api/v1/invites", Map.of("validMinutes", 15)).get("code").asText();
  }

  private double measure() throws Exception {
    List<Double> seconds = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      long begun = System.nanoTime();
      JsonNode post =
          alice.post(
              "/api/v1/posts",
              Map.of("text", "For all of you, " + round, "photos", List.of(), "audience", ids));
      String id = post.get("id").asText();
      while (stored.getOrDefault(id, Set.of()).size() < ids.size()) {
        news.acquire();
      }
      seconds.add((System.nanoTime() - begun) / 1e9);
    }
    return Bench.quantile(seconds, 0.5);
  }
}
