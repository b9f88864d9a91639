package social.kith.web.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import social.kith.web.process.NodeProcess;

/**
 * What holds after every fault: both files of every node are sound; every post that was
 * acknowledged is with each of those it was shared with, once and byte for byte; nobody has
 * anything else.
 */
final class Invariant {
  private final List<NodeProcess> nodes;

  Invariant(List<NodeProcess> nodes) {
    this.nodes = nodes;
  }

  /**
   * Waits until everything has arrived, then compares.
   *
   * @param all every post that was ever acknowledged
   * @param fresh those whose photos are compared byte for byte
   */
  void check(Collection<Shared> all, Collection<Shared> fresh) throws Exception {
    for (NodeProcess node : nodes) {
      awaitDelivered(node);
    }
    for (NodeProcess node : nodes) {
      NodeProcess.await(() -> posts(node).values().stream().allMatch(Invariant::isWhole));
      checkFeed(node, all);
      checkDisk(node, all);
    }
    for (Shared post : fresh) {
      for (NodeProcess node : nodes) {
        if (post.isFor(node)) {
          checkPhotos(node, post);
        }
      }
    }
  }

  /** Waits until all that this node shared is with everybody it was shared with. */
  static void awaitDelivered(NodeProcess node) throws Exception {
    NodeProcess.await(() -> posts(node).values().stream().allMatch(Invariant::isDelivered));
  }

  /**
   * No node says of another one that it has something which is not on its disk.
   *
   * @param dead killed, so that its disk stands still
   * @param alive who says it
   */
  static void checkLedger(NodeProcess dead, NodeProcess alive) throws Exception {
    Map<String, JsonNode> said = posts(alive);
    try (Disk disk = Disk.copyOf(dead)) {
      for (JsonNode post : said.values()) {
        for (JsonNode delivery : post.get("deliveries")) {
          if (delivery.get("contactId").asText().equals(dead.id())) {
            checkDelivery(post.get("id").asText(), delivery, disk);
          }
        }
      }
    }
  }

  private static void checkDelivery(String id, JsonNode delivery, Disk disk) throws SQLException {
    if (delivery.get("state").asText().equals("STORED")) {
      assertThat(disk.hasItem(id)).as("stored on the disk: %s", id).isTrue();
    }
    assertThat(delivery.get("photosStored").asLong())
        .as("images of %s on the disk", id)
        .isLessThanOrEqualTo(disk.wholeImages(id));
  }

  /** All posts of a node by their ids; twice is an error. */
  static Map<String, JsonNode> posts(NodeProcess node) throws Exception {
    Map<String, JsonNode> posts = new LinkedHashMap<>();
    String cursor = "";
    while (true) {
      JsonNode page = node.get("/api/v1/posts?limit=100" + cursor);
      for (JsonNode post : page.get("posts")) {
        assertThat(posts.put(post.get("id").asText(), post)).as("a post twice").isNull();
      }
      if (!page.hasNonNull("older")) {
        return posts;
      }
      cursor = "&cursor=" + page.get("older").asText();
    }
  }

  private static void checkFeed(NodeProcess node, Collection<Shared> all) throws Exception {
    Map<String, String> expected = new LinkedHashMap<>();
    for (Shared post : all) {
      if (post.isFor(node)) {
        assertThat(expected.put(post.id(), post.text())).isNull();
      }
    }
    Map<String, String> actual = new LinkedHashMap<>();
    posts(node).forEach((id, post) -> actual.put(id, post.get("text").asText()));
    assertThat(actual).isEqualTo(expected);
  }

  private static void checkDisk(NodeProcess node, Collection<Shared> all) throws Exception {
    Disk disk = Disk.of(node);
    assertThat(disk.complaints()).isEmpty();
    assertThat(disk.items()).isEqualTo(all.stream().filter(post -> post.isFor(node)).count());
    assertThat(disk.unfinishedImages()).isZero();
    assertThat(disk.foreignChunks()).isZero();
  }

  private static void checkPhotos(NodeProcess node, Shared post) throws Exception {
    List<String> actual = new ArrayList<>();
    for (int i = 0; i < post.photos().size(); i++) {
      String path = "/api/v1/posts/" + post.id() + "/photos/" + i + "/original";
      actual.add(Noise.sha256(node.download(path)));
    }
    assertThat(actual).isEqualTo(post.photos());
  }

  private static boolean isDelivered(JsonNode post) {
    for (JsonNode delivery : post.get("deliveries")) {
      if (!delivery.get("state").asText().equals("STORED")
          || delivery.get("photosStored").asInt() < delivery.get("photosTotal").asInt()) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWhole(JsonNode post) {
    for (JsonNode photo : post.get("photos")) {
      if (!photo.get("display").get("complete").asBoolean()
          || !photo.get("original").get("complete").asBoolean()) {
        return false;
      }
    }
    return true;
  }
}
