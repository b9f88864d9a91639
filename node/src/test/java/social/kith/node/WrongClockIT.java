package social.kith.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.demo.SamplePhotos;

/** The clock of one node is wrong by ten years, or jumps: nothing is lost and nothing twice. */
class WrongClockIT {
  private static final Duration TEN_YEARS = Duration.ofDays(3_653);

  @TempDir Path folder;
  private final WrongClock clock = new WrongClock();
  private final List<String> texts = new ArrayList<>();
  private TestNode alice;
  private TestNode bob;

  @BeforeEach
  void start() throws Exception {
    alice = new TestNode(folder.resolve("alice"), clock);
    alice.node().setName("Alice");
    bob = new TestNode(folder.resolve("bob"), "Bob");
    alice.pair(bob);
  }

  @AfterEach
  void stop() {
    alice.close();
    bob.close();
  }

  @Test
  void tenYearsAheadAndBackAgain() throws Exception {
    share("before");
    clock.jump(TEN_YEARS);
    shareAndRestart("ahead");
    clock.jump(Duration.ZERO);
    shareAndRestart("right again");
  }

  @Test
  void tenYearsBehindAndBackAgain() throws Exception {
    share("before");
    clock.jump(TEN_YEARS.negated());
    shareAndRestart("behind");
    clock.jump(Duration.ZERO);
    shareAndRestart("right again");
  }

  /** As when a computer sets its clock while it runs. */
  @Test
  void smallStepsBackwards() throws Exception {
    for (int step = 1; step <= 5; step++) {
      clock.jump(Duration.ofMinutes(-step));
      share("step " + step);
    }
  }

  @Test
  void meetsByAnInviteOfAnotherYear() throws Exception {
    bob.node().removeContact(alice.id());
    alice.node().removeContact(bob.id());
    clock.jump(TEN_YEARS);
    alice.pair(bob);
    share("met");
  }

  private void shareAndRestart(String when) throws Exception {
    assertThat(alice.online(bob)).isTrue();
    share(when);
    alice.restart();
    alice.awaitOnline(bob);
    bob.awaitOnline(alice);
    share(when + ", restarted");
  }

  /** A post with a photo each way, to its end. */
  private void share(String text) throws Exception {
    texts.add("Alice " + text);
    texts.add("Bob " + text);
    bob.awaitPost(alice.post("Alice " + text, photo(alice), bob).id());
    alice.awaitPost(bob.post("Bob " + text, photo(bob), alice).id());
    for (TestNode node : List.of(alice, bob)) {
      await()
          .atMost(TestNode.LIMIT)
          .until(() -> node.node().contacts().stream().allMatch(c -> c.waitingItems() == 0));
      assertThat(node.node().feed(Optional.empty(), 100).posts())
          .extracting(PostView::text)
          .containsExactlyInAnyOrderElementsOf(texts);
    }
  }

  private static List<String> photo(TestNode node) throws IOException {
    return List.of(node.node().draftPhotos().add(SamplePhotos.jpeg(1, 300, 200), false).id());
  }
}
