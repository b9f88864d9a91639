package social.kith.node.peer.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.peer.ChildJvm;

/** Messages whose sender and receiver are killed in the middle of it, again and again. */
class MessageKillIT {
  private static final int KILLS = Integer.getInteger("message.kills", 12);

  @TempDir Path folder;

  /** The whole lines of a file. */
  static List<String> lines(Path path) throws IOException {
    String text = Files.readString(path);
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }

  @Test
  void everyMessageThatWasKeptArrivesOnceAndInOrder() throws Exception {
    Random random = new Random(4);
    for (int run = 0; run < KILLS; run++) {
      try (ChildJvm child = ChildJvm.start(MessageKillMain.class, folder.toString(), "run" + run)) {
        TestClient.until(() -> child.output().contains("sending"));
        long killAt = System.nanoTime() + random.nextInt(1_500) * 1_000_000L;
        TestClient.until(() -> System.nanoTime() > killAt);
        child.kill();
      }
    }
    try (ChildJvm child = ChildJvm.start(MessageKillMain.class, folder.toString(), "end", "last")) {
      assertThat(child.exitCode(60)).as(child.output()).isZero();
    }
    assertWhatArrived();
  }

  private void assertWhatArrived() throws IOException {
    List<String> once = new ArrayList<>();
    int again = 0;
    for (String line : lines(folder.resolve("taken"))) {
      if (line.startsWith("again")) {
        again++;
        assertThat(once).contains(line.substring("again ".length()));
      } else {
        once.add(line);
      }
    }
    List<String> kept = lines(folder.resolve("kept"));
    assertThat(kept.size()).isGreaterThan(10 * KILLS);
    assertThat(new HashSet<>(once)).hasSameSizeAs(once).containsAll(kept);
    // What was kept and not yet noted by the sending application when it was killed: one a run.
    assertThat(once).hasSizeLessThanOrEqualTo(kept.size() + KILLS + 1);
    assertThat(again).isLessThanOrEqualTo(KILLS * 200);
    assertOrder(once);
  }

  private static void assertOrder(List<String> once) {
    Map<String, Integer> last = new HashMap<>();
    for (int i = 0; i < once.size(); i++) {
      String[] words = once.get(i).split(" ", 2);
      assertThat(Long.parseLong(words[0])).isEqualTo(i + 1);
      String[] text = words[1].split("-", 2);
      if (text.length == 2) {
        int index = Integer.parseInt(text[1]);
        assertThat(index).isEqualTo(last.getOrDefault(text[0], 0) + 1);
        last.put(text[0], index);
      }
    }
  }
}
