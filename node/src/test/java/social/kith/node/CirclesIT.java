package social.kith.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.PostView.PersonView;
import social.kith.node.demo.SamplePhotos;

/** Posts go to the people of a circle, and later to those who came into it, and to nobody else. */
class CirclesIT {
  @TempDir Path folder;
  private TestNode alice;
  private TestNode bob;
  private TestNode carol;
  private CircleView family;

  @BeforeEach
  void start() throws StartException {
    alice = new TestNode(folder.resolve("alice"), "Alice");
    bob = new TestNode(folder.resolve("bob"), "Bob");
    carol = new TestNode(folder.resolve("carol"), "Carol");
    alice.pair(bob);
    alice.pair(carol);
    family = circles().create("Family", List.of(bob.id()));
  }

  @AfterEach
  void stop() {
    alice.close();
    bob.close();
    carol.close();
  }

  private Circles circles() {
    return alice.node().circles();
  }

  private PostView share(String text, List<NewPost.Photo> photos, TestNode... audience) {
    List<String> ids = List.of(audience).stream().map(TestNode::id).toList();
    return alice
        .node()
        .post(
            new NewPost(
                text, photos, ids, List.of(family.id()), Optional.empty(), Optional.empty()));
  }

  private List<NewPost.Photo> photo() throws IOException {
    String id = alice.node().draftPhotos().add(SamplePhotos.jpeg(2, 900, 600), false).id();
    return List.of(new NewPost.Photo(id, "a hill"));
  }

  @Test
  void whoComesLaterGetsOlderPostsIfThatIsChosen() throws IOException {
    PostView post = share("Before", photo(), bob);
    assertThat(post.circles()).containsExactly(family.id());
    assertThat(post.audience()).extracting(PersonView::name).containsExactly("Bob");
    PostView alone = alice.post("Not by the circle", List.of(), bob);
    alice.node().sharedPosts().edit(post.id(), PostEdit.text("Before, edited"));
    bob.awaitPost(post.id());

    CircleView now = circles().add(family.id(), carol.id(), true);
    assertThat(now.members()).extracting(PersonView::name).containsExactly("Bob", "Carol");
    assertThat(now.posts()).isEqualTo(1);
    assertThat(carol.awaitPost(post.id()).photos()).hasSize(1);
    await()
        .atMost(TestNode.LIMIT)
        .until(() -> carol.node().findPost(post.id()).text().equals("Before, edited"));
    assertThat(alice.node().findPost(post.id()).audience())
        .extracting(PersonView::name)
        .containsExactly("Bob", "Carol");
    await()
        .atMost(TestNode.LIMIT)
        .untilAsserted(
            () ->
                assertThat(alice.node().findPost(post.id()).deliveries())
                    .allMatch(d -> d.storedAt().isPresent() && d.photosStored() == 2));
    assertThat(carol.has(alone.id())).isFalse();
    alice.node().sharedPosts().retract(post.id());
    await().atMost(TestNode.LIMIT).until(() -> !carol.has(post.id()) && !bob.has(post.id()));
  }

  @Test
  void whoComesLaterGetsNothingOlderOtherwise() {
    PostView before = share("Before", List.of(), bob);
    circles().add(family.id(), carol.id(), false);
    PostView after = share("After", List.of(), bob, carol);
    carol.awaitPost(after.id());
    assertThat(carol.has(before.id())).isFalse();
    assertThat(alice.node().findPost(before.id()).deliveries()).hasSize(1);

    circles().remove(family.id(), carol.id());
    PostView later = share("Later", List.of(), bob);
    bob.awaitPost(later.id());
    PostView last = alice.post("Last", List.of(), carol);
    carol.awaitPost(last.id());
    assertThat(carol.has(later.id())).isFalse();
    assertThat(carol.has(after.id())).isTrue();
  }

  @Test
  void nothingIsSharedWithAnotherCircleThanIsSeen() {
    circles().add(family.id(), carol.id(), false);
    assertRefused(() -> share("Seen: Bob", List.of(), bob), KithException.Kind.CONFLICT, "Family");
    alice.node().blockContact(carol.id());
    assertThat(share("Seen: Bob", List.of(), bob).audience()).hasSize(1);
    circles().delete(family.id());
    assertRefused(() -> share("Gone", List.of(), bob), KithException.Kind.INVALID, "circle");
    assertThat(alice.node().feed(Optional.empty(), 10).posts())
        .extracting(PostView::circles)
        .containsExactly(List.of());
  }

  @Test
  void aPostIsGivenToOneMoreAndNobodyElse() throws IOException {
    PostView post = share("For Bob", photo(), bob);
    PostView other = alice.post("Only Bob", List.of(), bob);
    PostView wider = alice.node().sharedPosts().widen(post.id(), List.of(carol.id()));
    assertThat(wider.audience()).hasSize(2);
    assertThat(wider.deliveries()).hasSize(2);
    assertThat(carol.awaitPost(post.id()).text()).isEqualTo("For Bob");
    assertThat(carol.has(other.id())).isFalse();
    assertThat(alice.node().sharedPosts().widen(post.id(), List.of(carol.id(), bob.id())))
        .extracting(it -> it.deliveries().size())
        .isEqualTo(2);
    assertThat(carol.node().findPost(post.id()).audience()).isEmpty();
    assertThat(carol.node().findPost(post.id()).circles()).isEmpty();

    SharedPosts carols = carol.node().sharedPosts();
    assertRefused(
        () -> carols.widen(post.id(), List.of(alice.id())),
        KithException.Kind.CONFLICT,
        "Only its author");
    SharedPosts shared = alice.node().sharedPosts();
    assertRefused(
        () -> shared.widen(other.id(), List.of()), KithException.Kind.INVALID, "at least one");
    assertRefused(
        () -> shared.widen(other.id(), List.of("00".repeat(32))),
        KithException.Kind.INVALID,
        "no contact");
    shared.retract(other.id());
    assertRefused(
        () -> shared.widen(other.id(), List.of(carol.id())),
        KithException.Kind.CONFLICT,
        "taken back");
  }

  @Test
  void namesAreCheckedAndChangesAreTold() {
    assertRefused(
        () -> circles().create("FAMILY ", List.of()), KithException.Kind.CONFLICT, "FAMILY");
    assertRefused(
        () -> circles().create("x".repeat(61), List.of()), KithException.Kind.INVALID, "60");
    assertRefused(
        () -> circles().create("New", List.of("00".repeat(32))), KithException.Kind.INVALID, "no");
    assertRefused(() -> circles().find("none"), KithException.Kind.NOT_FOUND, "circle");
    assertThat(circles().create("x".repeat(60), List.of()).members()).isEmpty();
    circles().rename(family.id(), "Kin");
    assertThat(circles().all()).extracting(CircleView::name).first().isEqualTo("Kin");
    alice.node().removeContact(bob.id());
    await()
        .atMost(TestNode.LIMIT)
        .untilAsserted(
            () ->
                assertThat(alice.events)
                    .filteredOn(NodeEvent.CirclesChanged.class::isInstance)
                    .last()
                    .isEqualTo(new NodeEvent.CirclesChanged(circles().all())));
    assertThat(circles().find(family.id()).members()).isEmpty();
  }

  @Test
  void thereAreAtMost100() {
    for (int i = 1; i < Circles.MAX_CIRCLES; i++) {
      circles().create("Circle " + i, List.of());
    }
    assertRefused(
        () -> circles().create("One more", List.of()), KithException.Kind.TOO_LARGE, "100");
    circles().delete(family.id());
    assertThat(circles().create("One more", List.of()).name()).isEqualTo("One more");
  }

  private static void assertRefused(Runnable work, KithException.Kind kind, String words) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(KithException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContaining(words);
  }
}
