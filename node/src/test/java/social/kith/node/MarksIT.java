package social.kith.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.demo.SamplePhotos;

/** Some of the feed, and what a person keeps of it for themselves. */
class MarksIT {
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

  private List<String> texts(FeedChoice choice) {
    return bob.node().feed(choice, Optional.empty(), 100).posts().stream()
        .map(PostView::text)
        .toList();
  }

  private Marks marks() {
    return bob.node().marks();
  }

  @Test
  void someOfTheFeedIsShown() throws IOException {
    String photo = alice.node().draftPhotos().add(SamplePhotos.jpeg(2, 900, 600), false).id();
    alice.post("Words", List.of(), bob);
    bob.awaitPost(alice.post("A photo", List.of(photo), bob).id());
    bob.post("Mine", List.of(), alice);
    CircleView family = bob.node().circles().create("Family", List.of(alice.id()));
    bob.node()
        .post(
            new NewPost(
                "To the family",
                List.of(),
                List.of(alice.id()),
                List.of(family.id()),
                Optional.empty(),
                Optional.empty()));
    assertThat(texts(FeedChoice.ALL)).containsExactly("To the family", "Mine", "A photo", "Words");
    assertThat(texts(FeedChoice.PHOTOS)).containsExactly("A photo");
    assertThat(texts(new FeedChoice.By(alice.id()))).containsExactly("A photo", "Words");
    assertThat(texts(new FeedChoice.By(bob.id()))).containsExactly("To the family", "Mine");
    assertThat(texts(new FeedChoice.Circle(family.id())))
        .containsExactly("To the family", "A photo", "Words");
    assertThat(texts(FeedChoice.UNREAD)).containsExactly("A photo", "Words");
    assertRefused(() -> texts(new FeedChoice.By("bob")), KithException.Kind.INVALID);
    assertRefused(() -> texts(new FeedChoice.Circle("none")), KithException.Kind.NOT_FOUND);
  }

  @Test
  void postsOfThisDayInEarlierYears() throws StartException {
    ZonedDateTime now = ZonedDateTime.now(ZoneId.systemDefault()).withHour(12);
    try (TestNode past =
        new TestNode(folder.resolve("past"), clock(now.minusYears(3).toInstant()))) {
      past.node().setName("Past");
      alice.pair(past);
      bob.pair(past);
      bob.awaitPost(past.post("Three years ago", List.of(), bob).id());
      bob.awaitPost(alice.post("Today", List.of(), bob).id());
      MonthDay day = MonthDay.from(now.minusYears(3));
      assertThat(texts(new FeedChoice.OnThisDay(day))).containsExactly("Three years ago");
      assertThat(texts(new FeedChoice.OnThisDay(MonthDay.from(now.plusDays(40))))).isEmpty();
    }
  }

  private static Clock clock(Instant at) {
    return Clock.offset(Clock.systemUTC(), java.time.Duration.between(Instant.now(), at));
  }

  @Test
  void whatIsReadIsCountedAndTold() {
    PostView first = alice.post("First", List.of(), bob);
    PostView second = alice.post("Second", List.of(), bob);
    bob.awaitPost(first.id());
    assertThat(bob.awaitPost(second.id()).unread()).isTrue();
    await().atMost(TestNode.LIMIT).until(() -> marks().unread() == 2);
    assertThat(bob.node().status().unread()).isEqualTo(2);
    assertThat(marks().read(List.of(first.id(), "nonsense"))).isEqualTo(1);
    assertThat(bob.node().findPost(first.id()).unread()).isFalse();
    assertThat(marks().readAll()).isZero();
    await()
        .atMost(TestNode.LIMIT)
        .untilAsserted(
            () ->
                assertThat(bob.events)
                    .contains(
                        new NodeEvent.UnreadChanged(2, List.of()),
                        new NodeEvent.UnreadChanged(1, List.of(first.id())),
                        new NodeEvent.UnreadChanged(0, List.of())));
    PostView own = bob.post("Own", List.of(), alice);
    assertThat(bob.node().findPost(own.id()).unread()).isFalse();
    List<String> many = java.util.Collections.nCopies(101, first.id());
    assertRefused(() -> marks().read(many), KithException.Kind.TOO_LARGE);
    assertThat(marks().read(many.subList(1, 101))).isZero();
  }

  @Test
  void pinnedPostsStandFirstForThisPersonAlone() {
    PostView post = bob.awaitPost(alice.post("To be pinned", List.of(), bob).id());
    assertThat(marks().pin(post.id()).pinnedAt()).isPresent();
    assertThat(marks().pinned()).extracting(PostView::id).containsExactly(post.id());
    assertThat(alice.node().findPost(post.id()).pinnedAt()).isEmpty();
    assertThat(marks().unpin(post.id()).pinnedAt()).isEmpty();
    assertThat(marks().pinned()).isEmpty();
    for (int i = 0; i < Marks.MAX_PINS; i++) {
      marks().pin(bob.post("Pinned " + i, List.of(), alice).id());
    }
    assertRefused(() -> marks().pin(post.id()), KithException.Kind.TOO_LARGE);
    marks().pin(marks().pinned().get(3).id());
    assertThat(marks().pinned()).hasSize(Marks.MAX_PINS);
    assertRefused(() -> marks().pin("00"), KithException.Kind.NOT_FOUND);
  }

  @Test
  void whoIsMutedIsKeptOutOfTheFeedAndStored() throws StartException {
    bob.awaitPost(alice.post("Before", List.of(), bob).id());
    assertThat(marks().mute(alice.id()).mutedAt()).isPresent();
    PostView quiet = alice.post("Quiet", List.of(), bob);
    await()
        .atMost(TestNode.LIMIT)
        .until(() -> texts(new FeedChoice.By(alice.id())).contains("Quiet"));
    assertThat(texts(FeedChoice.ALL)).isEmpty();
    assertThat(marks().unread()).isZero();
    assertThat(bob.node().findPost(quiet.id()).unread()).isFalse();
    await()
        .atMost(TestNode.LIMIT)
        .until(() -> alice.node().findPost(quiet.id()).deliveries().get(0).storedAt().isPresent());
    bob.restart();
    assertThat(texts(FeedChoice.ALL)).isEmpty();
    assertThat(bob.node().contact(alice.id()).mutedAt()).isPresent();
    assertThat(marks().unmute(alice.id()).mutedAt()).isEmpty();
    assertThat(texts(FeedChoice.ALL)).containsExactly("Quiet", "Before");
    assertRefused(() -> marks().mute("00"), KithException.Kind.NOT_FOUND);
  }

  private static void assertRefused(Runnable work, KithException.Kind kind) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(KithException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }
}
