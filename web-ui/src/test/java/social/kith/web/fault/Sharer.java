package social.kith.web.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import social.kith.web.process.NodeProcess;

/**
 * Somebody who shares one post after another and keeps what was acknowledged. When the node dies in
 * the middle, {@link #finish} says again what had no answer, with the same key, as the page does.
 */
final class Sharer {
  private static final int MOST_PHOTOS = 2;
  private static final int SMALLEST_PX = 200;
  private static final int LARGEST_PX = 700;
  private static final int LONGEST_TEXT = 4_000;

  private final NodeProcess node;
  private final List<NodeProcess> readers;
  private final Random random;
  private final List<Shared> acknowledged = new CopyOnWriteArrayList<>();
  private @Nullable Attempt attempt;
  private volatile boolean stopping;
  private @Nullable Thread thread;

  /** What is being shared, and how far that has come. */
  private record Attempt(
      String key,
      String text,
      Set<NodeProcess> audience,
      List<byte[]> photos,
      List<Map<String, String>> drafts) {}

  /**
   * Somebody who shares with some of the readers each time.
   *
   * @param seed of all that they share
   */
  Sharer(NodeProcess node, List<NodeProcess> readers, long seed) {
    this.node = node;
    this.readers = readers;
    this.random = new Random(seed);
  }

  /** All posts that were acknowledged so far. */
  List<Shared> acknowledged() {
    return acknowledged;
  }

  /**
   * Shares, on a thread of its own, at most so many posts, until the node dies or {@link #stop}.
   */
  void start(int posts) {
    stopping = false;
    thread =
        new Thread(
            () -> {
              try {
                for (int i = 0; i < posts && !stopping; i++) {
                  share();
                }
              } catch (Exception e) {
                // The node was killed: finish() goes on from here.
              }
            });
    thread.start();
  }

  /** Stops after the post that is being shared. */
  void stop() throws InterruptedException {
    stopping = true;
    if (thread != null) {
      thread.join();
    }
  }

  /** Says again what had no answer, until it has one. */
  void finish() throws Exception {
    if (attempt != null) {
      share();
    }
    Set<String> known = new HashSet<>();
    for (JsonNode draft : node.get("/api/v1/photos")) {
      // Photos whose answer was lost: the page shows them; this person throws them away.
      if (known.add(draft.get("id").asText())) {
        node.delete("/api/v1/photos/" + draft.get("id").asText());
      }
    }
  }

  /** Shares one post. Throws if there was no answer. */
  Shared share() throws Exception {
    return share(random.nextInt(MOST_PHOTOS + 1));
  }

  /** Shares one post with so many photos. */
  Shared share(int photos) throws Exception {
    return share(photos, LARGEST_PX);
  }

  /** As {@link #share(int)}, with photos whose sides are shorter than that. */
  Shared share(int photos, int largestPx) throws Exception {
    Attempt now = attempt == null ? next(photos, largestPx) : attempt;
    attempt = now;
    while (now.drafts.size() < now.photos.size()) {
      byte[] photo = now.photos.get(now.drafts.size());
      String draft = node.upload(photo, "image/png").get("id").asText();
      now.drafts.add(Map.of("draftId", draft, "alt", ""));
    }
    List<String> audience = new ArrayList<>();
    for (NodeProcess reader : now.audience) {
      audience.add(reader.id());
    }
    JsonNode post =
        node.post(
            "/api/v1/posts",
            Map.of("text", now.text, "photos", now.drafts, "audience", audience),
            now.key);
    Shared shared =
        new Shared(
            post.get("id").asText(),
            node,
            now.audience,
            now.text,
            now.photos.stream().map(Noise::sha256).toList());
    acknowledged.add(shared);
    attempt = null;
    return shared;
  }

  private Attempt next(int count, int largestPx) throws Exception {
    Set<NodeProcess> audience = new HashSet<>();
    while (audience.isEmpty()) {
      readers.stream().filter(reader -> random.nextBoolean()).forEach(audience::add);
    }
    List<byte[]> photos = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      photos.add(Noise.png(random, SMALLEST_PX + random.nextInt(largestPx - SMALLEST_PX)));
    }
    String key = Long.toHexString(random.nextLong());
    String text = key + " " + "\u00e4 ".repeat(random.nextInt(LONGEST_TEXT)) + ".";
    return new Attempt(key, text, audience, photos, new ArrayList<>());
  }
}
