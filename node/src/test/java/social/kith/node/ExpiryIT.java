package social.kith.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.demo.SamplePhotos;

/** Posts that end at a time which their author chose. */
class ExpiryIT {
  private static final long TEN_YEARS_S = 315_360_000;

  @TempDir Path folder;
  private TestNode alice;
  private TestNode bob;

  @BeforeEach
  void start() throws StartException {
    alice = new TestNode(folder.resolve("alice"), "Alice");
    bob = new TestNode(folder.resolve("bob"), "Bob");
    alice.pair(bob);
  }

  @AfterEach
  void stop() {
    alice.close();
    bob.close();
  }

  private PostView post(String text, List<NewPost.Photo> photos, long seconds, TestNode to) {
    return alice
        .node()
        .post(
            new NewPost(
                text, photos, List.of(to.id()), List.of(), Optional.of(seconds), Optional.empty()));
  }

  private void awaitEnd(PostView post) {
    await()
        .atMost(TestNode.LIMIT)
        .until(() -> alice.node().findPost(post.id()).retractedAt().isPresent());
  }

  private DeliveryView.State delivery(PostView post) {
    return alice.node().findPost(post.id()).deliveries().get(0).state();
  }

  private static void assertRefused(Runnable work, KithException.Kind kind) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(KithException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  @Test
  void everybodyDeletesItInTime() throws IOException {
    String draft = alice.node().draftPhotos().add(SamplePhotos.jpeg(2, 900, 600), false).id();
    PostView post = post("For now", List.of(new NewPost.Photo(draft, "a hill")), 3, bob);
    PostView here = bob.awaitPost(post.id());
    assertThat(here.expiresAt()).isEqualTo(post.expiresAt()).isPresent();
    assertThat(Duration.between(post.createdAt(), post.expiresAt().orElseThrow())).hasSeconds(3);
    PostView stays = alice.post("It stays", List.of(), bob);
    assertThat(stays.expiresAt()).isEmpty();

    awaitEnd(post);
    await().atMost(TestNode.LIMIT).until(() -> !bob.has(post.id()));
    assertRefused(() -> bob.node().findPost(post.id()), KithException.Kind.NOT_FOUND);
    assertThat(bob.events).contains(new NodeEvent.PostRemoved(post.id()));
    await()
        .atMost(TestNode.LIMIT)
        .until(() -> delivery(post) == DeliveryView.State.RETRACTION_CONFIRMED);
    PostView left = alice.node().findPost(post.id());
    assertThat(left.text()).isEmpty();
    assertThat(left.photos()).isEmpty();
    assertThat(left.expiresAt()).isEqualTo(post.expiresAt());
    assertThat(alice.node().search().find("now", Optional.empty(), 9).posts()).isEmpty();
    await().atMost(TestNode.LIMIT).until(() -> photosOfAlice() == 0);
    assertThat(bob.awaitPost(stays.id()).text()).isEqualTo("It stays");
  }

  private long photosOfAlice() {
    return bob.node().storage().view().contacts().stream()
        .filter(it -> it.id().equals(alice.id()))
        .mapToLong(it -> it.use().displayBytes() + it.use().originalBytes())
        .sum();
  }

  @Test
  void whoWasOffThenNeverShowsIt() throws StartException {
    bob.close();
    PostView post = post("Too late", List.of(), 1, bob);
    awaitEnd(post);
    bob.start();
    alice.awaitOnline(bob);
    await()
        .atMost(TestNode.LIMIT)
        .until(() -> delivery(post) == DeliveryView.State.RETRACTION_CONFIRMED);
    assertThat(bob.has(post.id())).isFalse();
  }

  @Test
  void itEndsAtTheStartWithoutItsAuthor() throws StartException {
    PostView post = post("A moment", List.of(), 4, bob);
    bob.awaitPost(post.id());
    bob.close();
    alice.close();
    await().until(() -> Instant.now().isAfter(post.expiresAt().orElseThrow()));
    bob.start();
    await().atMost(TestNode.LIMIT).until(() -> !bob.has(post.id()));
    alice.start();
    awaitEnd(post);
  }

  @Test
  void whatIsPastWhenItComesIsNotKept() throws StartException {
    Clock late = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(5));
    try (TestNode carol = new TestNode(folder.resolve("carol"), late)) {
      carol.node().setName("Carol");
      alice.pair(carol);
      PostView post = post("For two minutes", List.of(), 120, carol);
      PostView stays = alice.post("It stays", List.of(), carol);
      carol.awaitPost(stays.id());
      assertThat(carol.has(post.id())).isFalse();
      assertThat(alice.node().findPost(post.id()).retractedAt()).isEmpty();
    }
  }

  @Test
  void theTimeHasLimits() {
    assertRefused(() -> post("x", List.of(), 0, bob), KithException.Kind.INVALID);
    assertRefused(() -> post("x", List.of(), TEN_YEARS_S + 1, bob), KithException.Kind.INVALID);
    assertThat(post("x", List.of(), TEN_YEARS_S, bob).expiresAt()).isPresent();
  }
}
