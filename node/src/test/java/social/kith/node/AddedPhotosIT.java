package social.kith.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.KithException.Kind;
import social.kith.node.demo.SamplePhotos;

/** Photos that are added to a post later go where the post went, and no further. */
class AddedPhotosIT {
  @TempDir Path folder;
  private TestNode alice;
  private TestNode bob;
  private TestNode carol;

  @BeforeEach
  void start() throws StartException {
    alice = new TestNode(folder.resolve("alice"), "Alice");
    bob = new TestNode(folder.resolve("bob"), "Bob");
    carol = new TestNode(folder.resolve("carol"), "Carol");
    alice.pair(bob);
    alice.pair(carol);
  }

  @AfterEach
  void stop() {
    alice.close();
    bob.close();
    carol.close();
  }

  private String draft(int seed) {
    return alice.node().draftPhotos().add(SamplePhotos.jpeg(seed, 900, 600), false).id();
  }

  private static PostEdit adding(String key, NewPost.Photo... photos) {
    return new PostEdit(Optional.empty(), List.of(photos), Optional.of(key));
  }

  private PostView add(PostView post, NewPost.Photo... photos) {
    return alice.node().sharedPosts().edit(post.id(), adding("key", photos));
  }

  private void awaitPhotos(TestNode node, PostView post, int count) {
    awaitCount(node, post, count);
    node.awaitPost(post.id());
  }

  private static void awaitCount(TestNode node, PostView post, int count) {
    await()
        .atMost(TestNode.LIMIT)
        .ignoreExceptions()
        .until(() -> node.node().findPost(post.id()).photos().size() == count);
  }

  private DeliveryView delivery(PostView post, TestNode to) {
    return alice.node().findPost(post.id()).deliveries().stream()
        .filter(it -> it.contactId().equals(to.id()))
        .findFirst()
        .orElseThrow();
  }

  private void awaitOnDisk(PostView post, TestNode node, int images) {
    await()
        .atMost(TestNode.LIMIT)
        .untilAsserted(
            () -> {
              assertThat(delivery(post, node).photosTotal()).isEqualTo(images);
              assertThat(delivery(post, node).photosStored()).isEqualTo(images);
            });
  }

  /** Bytes of chunks, read as anybody who has the file could. */
  private long photoBytes(String person) throws SQLException {
    String url = "jdbc:sqlite:" + folder.resolve(person).resolve("photos.db").toUri();
    try (var connection = DriverManager.getConnection(url);
        var rows =
            connection
                .createStatement()
                .executeQuery("SELECT coalesce(sum(length(data)), 0) FROM chunk")) {
      return rows.getLong(1);
    }
  }

  @Test
  void theyReachThoseWhoHaveThePostAndNobodyElse() throws SQLException {
    PostView post = alice.post("A trip", List.of(draft(1)), bob);
    bob.awaitPost(post.id());
    TrafficView before = alice.node().contact(carol.id()).traffic();
    PostView longer =
        add(post, new NewPost.Photo(draft(2), "a lake"), new NewPost.Photo(draft(3), "a hut"));
    assertThat(longer.photos()).extracting(PhotoView::alt).containsExactly("", "a lake", "a hut");
    assertThat(longer.photos()).extracting(PhotoView::index).containsExactly(0, 1, 2);
    assertThat(longer.text()).isEqualTo("A trip");
    assertThat(longer.editedAt()).isPresent();
    assertThat(alice.node().draftPhotos().all()).isEmpty();

    awaitPhotos(bob, post, 3);
    assertThat(bob.node().findPost(post.id()).photos())
        .extracting(PhotoView::alt)
        .containsExactly("", "a lake", "a hut");
    assertThat(bob.node().sharedPosts().revisions(post.id()))
        .extracting(RevisionView::photos)
        .containsExactly(1, 2);
    assertThat(bob.node().openPhoto(post.id(), 2, PhotoSize.ORIGINAL).sizeBytes()).isPositive();
    awaitOnDisk(post, bob, 6);
    await()
        .atMost(TestNode.LIMIT)
        .until(() -> bob.node().search().find("hut", Optional.empty(), 9).posts().size() == 1);

    PostView later = alice.post("For Carol", List.of(), carol);
    carol.awaitPost(later.id());
    assertThat(carol.has(post.id())).isFalse();
    assertThat(photoBytes("carol")).isZero();
    TrafficView after = alice.node().contact(carol.id()).traffic();
    assertThat(after.photoBytesSent()).isEqualTo(before.photoBytesSent());
    assertThat(after.itemBytesSent() - before.itemBytesSent()).isLessThan(500);
  }

  @Test
  void whoGetsThePostLaterGetsThemAndARetractionTakesThemFromAll() throws SQLException {
    PostView post = alice.post("A trip", List.of(draft(1)), bob);
    bob.awaitPost(post.id());
    add(post, new NewPost.Photo(draft(2), ""));
    alice.node().sharedPosts().widen(post.id(), List.of(carol.id()));
    awaitPhotos(carol, post, 2);
    awaitPhotos(bob, post, 2);
    awaitOnDisk(post, carol, 4);
    alice.node().sharedPosts().edit(post.id(), adding("more", new NewPost.Photo(draft(3), "")));
    awaitPhotos(carol, post, 3);
    awaitPhotos(bob, post, 3);

    alice.node().sharedPosts().retract(post.id());
    await().atMost(TestNode.LIMIT).until(() -> !bob.has(post.id()) && !carol.has(post.id()));
    await()
        .atMost(TestNode.LIMIT)
        .until(
            () ->
                alice.node().findPost(post.id()).deliveries().stream()
                    .allMatch(it -> it.retractionConfirmedAt().isPresent()));
    for (String person : List.of("alice", "bob", "carol")) {
      assertThat(photoBytes(person)).as(person).isZero();
    }
  }

  @Test
  void theyComeWhenWhoWasOffIsBack() throws StartException {
    PostView post = alice.post("Words alone", List.of(), bob, carol);
    bob.awaitPost(post.id());
    bob.close();
    await().atMost(TestNode.LIMIT).until(() -> !alice.online(bob));
    PostView longer = add(post, new NewPost.Photo(draft(2), ""));
    awaitPhotos(carol, post, 1);
    assertThat(delivery(longer, bob).photosStored()).isZero();
    assertThat(delivery(longer, bob).photosTotal()).isEqualTo(2);
    alice.restart();
    bob.start();
    awaitPhotos(bob, post, 1);
    awaitOnDisk(post, bob, 2);
    bob.restart();
    assertThat(bob.awaitPost(post.id()).photos()).hasSize(1);
  }

  @Test
  void theyEndWithTheirPost() throws SQLException {
    PostView post =
        alice
            .node()
            .post(
                new NewPost(
                    "For now",
                    List.of(),
                    List.of(bob.id()),
                    List.of(),
                    Optional.of(4L),
                    Optional.empty()));
    add(post, new NewPost.Photo(draft(2), ""));
    awaitPhotos(bob, post, 1);
    await().atMost(TestNode.LIMIT).until(() -> !bob.has(post.id()));
    await().atMost(TestNode.LIMIT).until(() -> photoBytes("bob") == 0 && photoBytes("alice") == 0);
    assertThat(alice.node().findPost(post.id()).photos()).isEmpty();
  }

  private void awaitDisplays(PostView post) {
    await()
        .atMost(TestNode.LIMIT)
        .ignoreExceptions()
        .until(
            () ->
                bob.node().findPost(post.id()).photos().stream()
                    .allMatch(photo -> photo.display().complete()));
  }

  @Test
  void meteredTheirOriginalsComeWhenTheyAreAskedFor() {
    bob.node().changeSettings(SettingsView.first().with(NodeSetting.METERED, true));
    PostView post = alice.post("A trip", List.of(draft(1)), bob);
    awaitDisplays(post);
    add(post, new NewPost.Photo(draft(2), ""));
    awaitCount(bob, post, 2);
    awaitDisplays(post);
    assertThat(bob.node().findPost(post.id()).photos())
        .allMatch(photo -> photo.original().onDemand());
    bob.node().transfers().ask(post.id(), 1, PhotoSize.ORIGINAL);
    await()
        .atMost(TestNode.LIMIT)
        .until(() -> bob.node().findPost(post.id()).photos().get(1).original().complete());
    assertThat(bob.node().findPost(post.id()).photos().get(0).original().complete()).isFalse();
  }

  private static void assertRefused(ThrowingCallable work, Kind kind) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(KithException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  @Test
  void theSameRequestAddsOnceAndWhatCannotBeIsRefused() {
    PostView post = alice.post("A trip", List.of(), bob);
    NewPost.Photo photo = new NewPost.Photo(draft(1), "");
    assertThat(add(post, photo).photos()).hasSize(1);
    assertThat(add(post, photo).photos()).hasSize(1);
    SharedPosts posts = alice.node().sharedPosts();
    assertRefused(() -> posts.edit(post.id(), adding("other", photo)), Kind.INVALID);
    assertRefused(() -> posts.edit(post.id(), adding("k".repeat(101), photo)), Kind.INVALID);
    bob.awaitPost(post.id());
    assertRefused(
        () -> bob.node().sharedPosts().edit(post.id(), adding("key", photo)), Kind.CONFLICT);
    NewPost.Photo next = new NewPost.Photo(draft(2), "x".repeat(1_501));
    assertRefused(() -> posts.edit(post.id(), adding("long", next)), Kind.TOO_LARGE);
    posts.retract(post.id());
    NewPost.Photo last = new NewPost.Photo(draft(3), "");
    assertRefused(() -> posts.edit(post.id(), adding("late", last)), Kind.CONFLICT);
  }

  @Test
  void aPostHasAHundredWithThose() {
    List<String> first = new ArrayList<>();
    for (int i = 0; i < 99; i++) {
      first.add(alice.node().draftPhotos().add(SamplePhotos.jpeg(i, 24, 16), false).id());
    }
    PostView post = alice.post("Many", first, bob);
    SharedPosts posts = alice.node().sharedPosts();
    NewPost.Photo hundredth = new NewPost.Photo(draft(2), "");
    NewPost.Photo another = new NewPost.Photo(draft(3), "");
    assertRefused(() -> posts.edit(post.id(), adding("both", hundredth, another)), Kind.TOO_LARGE);
    assertThat(posts.edit(post.id(), adding("one", hundredth)).photos()).hasSize(100);
    assertRefused(() -> posts.edit(post.id(), adding("more", another)), Kind.TOO_LARGE);
    awaitPhotos(bob, post, 100);
    assertThat(posts.edit(post.id(), PostEdit.text("")).text()).isEmpty();
  }
}
