package social.kith.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.demo.SamplePhotos;
import social.kith.storage.Blobs;

/** Which originals come by themselves, those that are asked for, and how far they are. */
class PhotosOnDemandIT {
  private static final SettingsView METERED = SettingsView.first().with(NodeSetting.METERED, true);
  private static final SettingsView UNMETERED = SettingsView.first();

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

  private PostView share() {
    DraftPhotoView draft = alice.node().draftPhotos().add(SamplePhotos.jpeg(3, 4000, 3000), false);
    return alice.post("A photo", List.of(draft.id()), bob);
  }

  private PhotoView.Rendition original(PostView post) {
    return bob.node().findPost(post.id()).photos().get(0).original();
  }

  private void awaitDisplay(PostView post) {
    await()
        .atMost(TestNode.LIMIT)
        .until(
            () ->
                bob.has(post.id())
                    && bob.node().findPost(post.id()).photos().get(0).display().complete());
  }

  @Test
  void meteredAnOriginalComesWhenItIsAskedFor() {
    bob.node().changeSettings(METERED);
    PostView post = share();
    awaitDisplay(post);
    assertThat(original(post).onDemand()).isTrue();
    assertThat(original(post).storedBytes()).isZero();
    assertThat(bob.node().transfers().all()).isEmpty();

    PhotoView asked = bob.node().transfers().ask(post.id(), 0, PhotoSize.ORIGINAL);
    assertThat(asked.original().onDemand()).isFalse();
    bob.awaitPost(post.id());
    await()
        .atMost(TestNode.LIMIT)
        .until(() -> alice.node().findPost(post.id()).deliveries().get(0).photosStored() == 2);
  }

  @Test
  void whatWaitsComesWhenItIsNotMeteredAnyMore() {
    bob.node().changeSettings(METERED);
    PostView post = share();
    awaitDisplay(post);
    bob.node().changeSettings(UNMETERED);
    bob.awaitPost(post.id());
  }

  @Test
  void anOriginalThatWasAskedForComesWhenItsAuthorIsBack() throws StartException {
    bob.node().changeSettings(METERED);
    PostView post = share();
    awaitDisplay(post);
    alice.close();
    await().atMost(TestNode.LIMIT).until(() -> !bob.online(alice));
    bob.node().transfers().ask(post.id(), 0, PhotoSize.ORIGINAL);
    TransferView waiting = bob.node().transfers().all().get(0);
    assertThat(waiting.state()).isEqualTo(TransferView.State.OFFLINE);
    assertThat(waiting.size()).isEqualTo(PhotoSize.ORIGINAL);
    bob.restart();
    alice.start();
    bob.awaitPost(post.id());
  }

  @Test
  void bothSidesTellToTheByteHowFarItIs() {
    PostView post = share();
    bob.awaitPost(post.id());
    long size = original(post).sizeBytes();
    await().atMost(TestNode.LIMIT).until(() -> isLastEmpty(alice) && isLastEmpty(bob));

    assertThat(told(bob)).allMatch(t -> t.direction() == TransferView.Direction.RECEIVING);
    assertThat(told(alice)).allMatch(t -> t.direction() == TransferView.Direction.SENDING);
    for (TestNode node : List.of(alice, bob)) {
      assertThat(told(node).filter(t -> t.size() == PhotoSize.ORIGINAL))
          .allMatch(t -> t.sizeBytes() == size && t.postId().equals(post.id()))
          .allMatch(t -> t.storedBytes() <= t.movedBytes() && t.movedBytes() <= size);
    }
    assertThat(alice.node().transfers().all()).isEmpty();
  }

  private static Stream<TransferView> told(TestNode node) {
    return node.events.stream()
        .filter(NodeEvent.TransfersChanged.class::isInstance)
        .flatMap(event -> ((NodeEvent.TransfersChanged) event).transfers().stream());
  }

  private static boolean isLastEmpty(TestNode node) {
    return node.events.stream()
        .filter(NodeEvent.TransfersChanged.class::isInstance)
        .map(event -> ((NodeEvent.TransfersChanged) event).transfers().isEmpty())
        .reduce((first, second) -> second)
        .orElse(false);
  }

  /** None is ever far ahead of another one that was asked for at the same time. */
  @Test
  void severalTakeTurns() {
    bob.node().changeSettings(METERED);
    byte[] large = SamplePhotos.jpeg(SamplePhotos.Scene.LAKE, 1, 4000, 3000, 0.95f);
    List<String> drafts =
        Stream.generate(() -> alice.node().draftPhotos().add(large, false).id()).limit(3).toList();
    PostView post = alice.post("Three", drafts, bob);
    awaitDisplay(post);
    for (int i = 0; i < drafts.size(); i++) {
      bob.node().transfers().ask(post.id(), i, PhotoSize.ORIGINAL);
    }
    bob.awaitPost(post.id());
    List<List<TransferView>> samples =
        bob.events.stream()
            .filter(NodeEvent.TransfersChanged.class::isInstance)
            .map(event -> ((NodeEvent.TransfersChanged) event).transfers())
            .map(all -> all.stream().filter(t -> t.size() == PhotoSize.ORIGINAL).toList())
            .filter(originals -> originals.size() == drafts.size())
            .toList();
    for (List<TransferView> sample : samples) {
      LongSummaryStatistics moved =
          sample.stream().mapToLong(TransferView::movedBytes).summaryStatistics();
      assertThat(moved.getMax() - moved.getMin()).isLessThan(24L * Blobs.CHUNK_BYTES);
    }
  }

  @Test
  void onlyWhatIsThereCanBeAskedFor() {
    PostView post = share();
    bob.awaitPost(post.id());
    Transfers transfers = bob.node().transfers();
    assertThat(transfers.ask(post.id(), 0, PhotoSize.ORIGINAL).original().complete()).isTrue();
    for (int index : new int[] {-1, 1}) {
      assertThatThrownBy(() -> transfers.ask(post.id(), index, PhotoSize.ORIGINAL))
          .isInstanceOf(KithException.class)
          .hasMessageContaining("no such photo");
    }
    assertThatThrownBy(() -> transfers.ask(post.id(), 0, PhotoSize.PREVIEW))
        .isInstanceOf(KithException.class);
    assertThatThrownBy(() -> transfers.of("00")).isInstanceOf(KithException.class);
  }

  @Test
  void nobodyIsAskedForPhotosOfSomebodyWhoIsNoContactAnyMore() {
    bob.node().changeSettings(METERED);
    PostView post = share();
    awaitDisplay(post);
    bob.node().removeContact(alice.id());
    assertThatThrownBy(() -> bob.node().transfers().ask(post.id(), 0, PhotoSize.ORIGINAL))
        .isInstanceOf(KithException.class)
        .hasMessageContaining("no contact of yours any more");
  }
}
