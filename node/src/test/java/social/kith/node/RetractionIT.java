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
import social.kith.node.demo.SamplePhotos;

/** A post that was taken back goes from every disk, and the ledger says from which. */
class RetractionIT {
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

  @Test
  void goesFromEveryDiskAndIsConfirmed() throws IOException {
    PostView post = alice.post("Taken back", List.of(photo()), bob, carol);
    bob.awaitPost(post.id());
    carol.awaitPost(post.id());
    PostView kept = alice.post("Kept", List.of(), bob, carol);

    PostView left = alice.node().sharedPosts().retract(post.id());
    assertThat(left.text()).isEmpty();
    assertThat(left.photos()).isEmpty();
    assertThat(left.retractedAt()).isPresent();
    assertThat(left.needsNewerKith()).isFalse();
    assertThat(left.audience()).hasSize(2);
    awaitStates(post, DeliveryView.State.RETRACTION_CONFIRMED, 2);
    for (TestNode reader : List.of(bob, carol)) {
      assertThat(reader.has(post.id())).isFalse();
      assertThat(reader.awaitPost(kept.id()).text()).isEqualTo("Kept");
      assertThat(reader.events).contains(new NodeEvent.PostRemoved(post.id()));
      assertThatThrownBy(() -> reader.node().findPost(post.id())).isInstanceOf(KithException.class);
    }
    DeliveryView delivery = alice.node().findPost(post.id()).deliveries().get(0);
    assertThat(delivery.storedAt()).isPresent();
    assertThat(delivery.retractedAt()).isPresent();
    assertThat(delivery.retractionConfirmedAt().orElseThrow())
        .isAfterOrEqualTo(delivery.retractedAt().orElseThrow());
    assertThat(alice.node().sharedPosts().retract(post.id()).retractedAt())
        .isEqualTo(left.retractedAt());
  }

  private String photo() throws IOException {
    return alice.node().draftPhotos().add(SamplePhotos.jpeg(4, 900, 600), false).id();
  }

  private void awaitStates(PostView post, DeliveryView.State state, int count) {
    await()
        .atMost(TestNode.LIMIT)
        .untilAsserted(
            () ->
                assertThat(alice.node().findPost(post.id()).deliveries())
                    .extracting(DeliveryView::state)
                    .filteredOn(state::equals)
                    .hasSize(count));
  }

  @Test
  void reachesWhoWasOffLaterAndWhoNeverGotItSeesNothing() throws StartException {
    PostView first = alice.post("Before", List.of(), bob, carol);
    bob.awaitPost(first.id());
    carol.awaitPost(first.id());
    bob.close();
    await().atMost(TestNode.LIMIT).until(() -> !alice.online(bob));
    PostView second = alice.post("Never seen by Bob", List.of(), bob, carol);
    carol.awaitPost(second.id());
    alice.node().sharedPosts().retract(first.id());
    alice.node().sharedPosts().retract(second.id());
    awaitStates(first, DeliveryView.State.RETRACTION_CONFIRMED, 1);
    awaitStates(second, DeliveryView.State.RETRACTION_CONFIRMED, 1);
    awaitStates(first, DeliveryView.State.RETRACTED, 1);
    assertThat(alice.node().sharedPosts().newest(2))
        .extracting(PostDeliveriesView::postId)
        .containsExactly(second.id(), first.id());
    alice.restart();

    bob.events.clear();
    bob.start();
    awaitStates(first, DeliveryView.State.RETRACTION_CONFIRMED, 2);
    awaitStates(second, DeliveryView.State.RETRACTION_CONFIRMED, 2);
    PostView later = alice.post("After", List.of(), bob);
    bob.awaitPost(later.id());
    assertThat(bob.has(first.id())).isFalse();
    assertThat(bob.has(second.id())).isFalse();
    assertThat(bob.events)
        .filteredOn(NodeEvent.PostAdded.class::isInstance)
        .allMatch(event -> ((NodeEvent.PostAdded) event).post().id().equals(later.id()));
    assertThat(bob.node().status().problems()).isEmpty();
  }

  @Test
  void nothingOfItIsLeftInTheFiles() throws Exception {
    PostView post = alice.post("Taken back", List.of(photo()), bob);
    bob.awaitPost(post.id());
    long before = photoBytes("bob");
    alice.node().sharedPosts().retract(post.id());
    awaitStates(post, DeliveryView.State.RETRACTION_CONFIRMED, 1);
    assertThat(before).isPositive();
    assertThat(photoBytes("bob")).isZero();
    assertThat(photoBytes("alice")).isZero();
  }

  /** Bytes of chunks, read as anybody who has the file could. */
  private long photoBytes(String person) throws Exception {
    String url = "jdbc:sqlite:" + folder.resolve(person).resolve("photos.db").toUri();
    try (var connection = java.sql.DriverManager.getConnection(url);
        var rows =
            connection
                .createStatement()
                .executeQuery("SELECT coalesce(sum(length(data)), 0) FROM chunk")) {
      return rows.getLong(1);
    }
  }

  @Test
  void onlyItsAuthorTakesAPostBack() {
    PostView post = alice.post("Hers", List.of(), bob);
    bob.awaitPost(post.id());
    assertThatThrownBy(() -> bob.node().sharedPosts().retract(post.id()))
        .isInstanceOf(KithException.class)
        .hasMessageContaining("author");
    assertThatThrownBy(() -> bob.node().sharedPosts().retract("00".repeat(32)))
        .isInstanceOf(KithException.class)
        .hasMessageContaining("no such post");
    assertThat(bob.has(post.id())).isTrue();
  }

  @Test
  void whoHasSeenAPostIsToldIfTheyAllowIt() throws StartException {
    PostView first = alice.post("First", List.of(), bob, carol);
    bob.awaitPost(first.id());
    carol.awaitPost(first.id());
    bob.node().sharedPosts().seen(List.of(first.id()));
    bob.node().changeSettings(SettingsView.first().with(NodeSetting.SEEN_RECEIPTS, true));
    PostView second = alice.post("Second", List.of(), bob, carol);
    bob.awaitPost(second.id());
    bob.node().sharedPosts().seen(List.of(second.id(), "ff".repeat(32)));
    carol.node().sharedPosts().seen(List.of(second.id()));
    awaitStates(second, DeliveryView.State.SEEN, 1);
    assertThat(alice.node().findPost(first.id()).deliveries())
        .allMatch(delivery -> delivery.seenAt().isEmpty());
    assertThat(alice.events)
        .anyMatch(
            event ->
                event instanceof NodeEvent.DeliveryChanged changed
                    && changed.delivery().state() == DeliveryView.State.SEEN);

    alice.close();
    await().atMost(TestNode.LIMIT).until(() -> !bob.online(alice));
    bob.node().sharedPosts().seen(List.of(first.id()));
    alice.start();
    awaitStates(first, DeliveryView.State.SEEN, 1);
    assertThat(alice.node().settings().seenReceipts()).isFalse();
  }

  @Test
  void anEditReachesThoseWhoHaveThePostAndNobodyElse() throws StartException {
    PostView post = alice.post("Frist", List.of(), bob);
    bob.awaitPost(post.id());
    long carolsItems = alice.node().contact(carol.id()).traffic().itemBytesSent();
    PostView edited = alice.node().sharedPosts().edit(post.id(), PostEdit.text("First"));
    assertThat(edited.text()).isEqualTo("First");
    assertThat(edited.editedAt()).isPresent();
    assertThat(alice.node().sharedPosts().edit(post.id(), PostEdit.text("First")).editedAt())
        .isEqualTo(edited.editedAt());
    await()
        .atMost(TestNode.LIMIT)
        .until(() -> bob.node().findPost(post.id()).text().equals("First"));
    assertThat(bob.node().sharedPosts().revisions(post.id()))
        .extracting(RevisionView::text)
        .containsExactly("Frist", "First");
    assertThat(bob.events)
        .anyMatch(
            event ->
                event instanceof NodeEvent.PostChanged changed
                    && changed.post().text().equals("First"));
    assertThatThrownBy(() -> bob.node().sharedPosts().edit(post.id(), PostEdit.text("Mine")))
        .isInstanceOf(KithException.class);
    assertThatThrownBy(() -> alice.node().sharedPosts().edit(post.id(), PostEdit.text(" ")))
        .isInstanceOf(KithException.class)
        .hasMessageContaining("text");

    awaitFound(bob, "first", post.id());
    awaitFound(bob, "frist");
    bob.close();
    alice.node().sharedPosts().edit(post.id(), PostEdit.text("Third"));
    bob.start();
    await()
        .atMost(TestNode.LIMIT)
        .until(() -> bob.node().sharedPosts().revisions(post.id()).size() == 3);
    PostView later = alice.post("For Carol", List.of(), carol);
    carol.awaitPost(later.id());
    assertThat(carol.has(post.id())).isFalse();
    assertThat(alice.node().contact(carol.id()).traffic().itemBytesSent() - carolsItems)
        .isLessThan(1_000);
    alice.node().sharedPosts().retract(post.id());
    assertThat(alice.node().sharedPosts().revisions(post.id())).isEmpty();
    assertThatThrownBy(() -> alice.node().sharedPosts().edit(post.id(), PostEdit.text("Again")))
        .isInstanceOf(KithException.class);
    await().atMost(TestNode.LIMIT).until(() -> !bob.has(post.id()));
    awaitFound(bob, "third");
    awaitFound(alice, "third");
  }

  /** The words of an index follow what is stored. */
  private static void awaitFound(TestNode node, String words, String... posts) {
    await()
        .atMost(TestNode.LIMIT)
        .untilAsserted(
            () ->
                assertThat(node.node().search().find(words, Optional.empty(), 9).posts())
                    .extracting(PostView::id)
                    .containsExactly(posts));
  }
}
