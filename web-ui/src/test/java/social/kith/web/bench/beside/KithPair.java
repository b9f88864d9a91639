package social.kith.web.bench.beside;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import social.kith.web.process.NodeProcess;

/** Two nodes that are online, of which one shares with the other. */
final class KithPair {
  private static final int PHOTOS_IN_A_POST = 100;
  private static final int AUTHORS = 8;

  /** As many as a browser has connections to one host. */
  private static final int UPLOADS = 6;

  private final NodeProcess from;
  private final String to;
  private final Set<String> whole = ConcurrentHashMap.newKeySet();

  /** Of two that are paired. */
  KithPair(NodeProcess from, NodeProcess to) throws Exception {
    this.from = from;
    this.to = to.id();
    to.listen(this::heard);
  }

  private void heard(String event, JsonNode data) {
    if (event.equals("photos")) {
      for (JsonNode photo : data.get("photos")) {
        if (!photo.at("/display/complete").asBoolean()
            || !photo.at("/original/complete").asBoolean()) {
          return;
        }
      }
      whole.add(data.get("postId").asText());
    }
  }

  /**
   * How long photos took, in seconds.
   *
   * @param all from when they were given until the last one was whole on the other's disk
   * @param sent the part of it from when they were shared, prepared and encrypted
   */
  record Took(double all, double sent) {}

  /** Gives it photos. */
  Took photos(List<Path> photos) throws Exception {
    long begun = System.nanoTime();
    List<Map<String, String>> prepared = upload(photos);
    long shared = System.nanoTime();
    Set<String> posts = new HashSet<>();
    for (int at = 0; at < photos.size(); at += PHOTOS_IN_A_POST) {
      int end = Math.min(photos.size(), at + PHOTOS_IN_A_POST);
      posts.add(post("Photos", prepared.subList(at, end)));
    }
    Given.await(() -> whole.containsAll(posts));
    long done = System.nanoTime();
    return new Took((done - begun) / 1e9, (done - shared) / 1e9);
  }

  private List<Map<String, String>> upload(List<Path> photos) throws Exception {
    List<Map<String, String>> uploaded = new ArrayList<>();
    ExecutorService uploads = Executors.newFixedThreadPool(UPLOADS);
    try {
      List<Future<JsonNode>> all = new ArrayList<>();
      for (Path photo : photos) {
        all.add(uploads.submit(() -> from.upload(Files.readAllBytes(photo), "image/jpeg")));
      }
      for (Future<JsonNode> each : all) {
        uploaded.add(Map.of("draftId", each.get().get("id").asText(), "alt", ""));
      }
    } finally {
      uploads.shutdownNow();
    }
    return uploaded;
  }

  private String post(String text, List<Map<String, String>> photos) throws Exception {
    return from.post(
            "/api/v1/posts", Map.of("text", text, "photos", photos, "audience", List.of(to)))
        .get("id")
        .asText();
  }

  /**
   * Gives it texts.
   *
   * @return how many seconds after that the last one is on the other's disk
   */
  double texts(int count) throws Exception {
    long begun = System.nanoTime();
    ExecutorService authors = Executors.newFixedThreadPool(AUTHORS);
    try {
      List<Future<?>> posts = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        String text = Given.text(i);
        posts.add(authors.submit(() -> post(text, List.of())));
      }
      for (Future<?> post : posts) {
        post.get();
      }
    } finally {
      authors.shutdownNow();
    }
    Given.await(() -> from.find(to).get("waitingItems").asLong() == 0);
    return (System.nanoTime() - begun) / 1e9;
  }
}
