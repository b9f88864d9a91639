package social.kith.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.StorageBudget.First;
import social.kith.node.demo.SamplePhotos;

/** Originals of others that make room, and come again when they are asked for. */
class StorageBudgetIT {
  @TempDir Path folder;
  private TestNode alice;
  private TestNode bob;
  private String big;
  private String small;
  private String bobs;

  @BeforeEach
  void start() throws StartException {
    alice = new TestNode(folder.resolve("alice"), "Alice");
    bob = new TestNode(folder.resolve("bob"), "Bob");
    alice.pair(bob);
    small = share(alice, bob, 1_200);
    bob.awaitPost(small);
    big = share(alice, bob, 2_400);
    bob.awaitPost(big);
    bobs = share(bob, alice, 2_000);
    alice.awaitPost(bobs);
  }

  @AfterEach
  void stop() {
    alice.close();
    bob.close();
  }

  @Test
  void tellsWhatIsWhose() {
    StorageView view = awaitCounted();
    long originals = size(small) + size(big);
    assertThat(view.contacts()).hasSize(1);
    StorageView.ContactUse alices = view.contacts().get(0);
    assertThat(alices.id()).isEqualTo(alice.id());
    assertThat(alices.name()).isEqualTo("Alice");
    assertThat(alices.use().originalBytes()).isEqualTo(originals);
    assertThat(alices.use().displayBytes()).isPositive();
    assertThat(alices.use().postBytes()).isPositive();
    assertThat(view.own().originalBytes()).isEqualTo(size(bobs));
    assertThat(view.own().postBytes()).isPositive();
    assertThat(view.others()).isEqualTo(new StorageView.Use(0, 0, 0));
    assertThat(view.photosBytes()).isGreaterThan(originals);
    assertThat(view.databaseBytes()).isPositive();
    assertThat(view.budget().originalsBytes()).isEmpty();

    bob.node().removeContact(alice.id());
    StorageView without = bob.node().storage().view();
    assertThat(without.contacts()).isEmpty();
    assertThat(without.others()).isEqualTo(alices.use());
  }

  @Test
  void whatMadeRoomComesAgainByteForByte() throws Exception {
    byte[] before = original(small);
    long all = size(small) + size(big);
    keepTo(all, First.OLDEST);
    keepTo(all - 1, First.OLDEST);
    awaitGone(small);
    assertThat(rendition(big).complete()).isTrue();
    assertThat(rendition(small).onDemand()).isTrue();
    assertThat(bob.node().findPost(small).photos().get(0).display().complete()).isTrue();
    bob.restart();
    bob.awaitOnline(alice);
    assertThat(rendition(small).complete()).isFalse();

    bob.node().transfers().ask(small, 0, PhotoSize.ORIGINAL);
    bob.awaitPost(small);
    assertThat(original(small)).isEqualTo(before);
    // What was asked for stays for a while; so the other one makes room for it.
    awaitGone(big);
    assertThat(rendition(small).complete()).isTrue();
  }

  @Test
  void theBiggestMakeRoomFirstAndOwnOnesNever() {
    keepTo(size(small) + size(big) - 1, First.BIGGEST);
    awaitGone(big);
    assertThat(rendition(small).complete()).isTrue();
    keepTo(0, First.BIGGEST);
    awaitGone(small);
    assertThat(rendition(bobs).complete()).isTrue();
    assertThat(bob.node().storage().view().own().originalBytes()).isEqualTo(size(bobs));
    assertThat(bob.node().findPost(small).photos().get(0).display().complete()).isTrue();
  }

  @Test
  void whatComesLaterKeepsToTheBudgetToo() throws StartException {
    keepTo(0, First.OLDEST);
    awaitGone(small);
    awaitGone(big);
    bob.restart();
    bob.awaitOnline(alice);
    assertThat(bob.node().storage().view().budget())
        .isEqualTo(new StorageBudget(Optional.of(0L), First.OLDEST));
    String next = share(alice, bob, 1_600);
    await()
        .atMost(TestNode.LIMIT)
        .until(() -> alice.node().findPost(next).deliveries().get(0).photosStored() == 2);
    awaitGone(next);
  }

  @Test
  void aBudgetIsNotNegative() {
    StorageBudget negative = new StorageBudget(Optional.of(-1L), First.OLDEST);
    assertThatThrownBy(() -> bob.node().storage().setBudget(negative))
        .isInstanceOf(KithException.class)
        .hasMessageContaining("not negative");
  }

  private static String share(TestNode from, TestNode to, int widthPx) {
    byte[] jpeg = SamplePhotos.jpeg(3, widthPx, widthPx * 3 / 4);
    String draft = from.node().draftPhotos().add(jpeg, false).id();
    return from.post("A photo of " + widthPx, List.of(draft), to).id();
  }

  private StorageView awaitCounted() {
    await().atMost(TestNode.LIMIT).until(() -> isCounted(bob.node().storage().view()));
    return bob.node().storage().view();
  }

  private static boolean isCounted(StorageView view) {
    return view.complete()
        && view.own().postBytes() > 0
        && view.contacts().get(0).use().postBytes() > 0;
  }

  private void keepTo(long bytes, First first) {
    bob.node().storage().setBudget(new StorageBudget(Optional.of(bytes), first));
  }

  private void awaitGone(String post) {
    await()
        .atMost(TestNode.LIMIT)
        .until(() -> rendition(post).onDemand() && rendition(post).storedBytes() == 0);
  }

  private PhotoView.Rendition rendition(String post) {
    return bob.node().findPost(post).photos().get(0).original();
  }

  private long size(String post) {
    return rendition(post).sizeBytes();
  }

  private byte[] original(String post) throws IOException {
    try (InputStream content = bob.node().openPhoto(post, 0, PhotoSize.ORIGINAL).stream()) {
      return content.readAllBytes();
    }
  }
}
