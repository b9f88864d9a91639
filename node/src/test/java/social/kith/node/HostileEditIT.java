package social.kith.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import social.kith.crypto.CborMap;
import social.kith.node.OffenceView.Kind;

/** What a contact can try by adding photos to posts. */
class HostileEditIT {
  private static final long MAX_IMAGE_BYTES = 50L << 20;

  @TempDir Path folder;
  private TestNode alice;
  private Mallory mallory;

  @BeforeEach
  void start() throws Exception {
    alice = new TestNode(folder.resolve("alice"), "Alice");
    mallory = Mallory.pairedWith(alice, folder.resolve("mallory"));
    mallory.open();
    await().atMost(TestNode.LIMIT).until(() -> !mallory.received(Mallory.SYNC, 1).isEmpty());
  }

  @AfterEach
  void stop() {
    mallory.close();
    alice.close();
  }

  private static List<CborMap> photos(int count, long sizeBytes) {
    return IntStream.range(0, count)
        .mapToObj(i -> Mallory.photo(new byte[] {1}, random(), random(), sizeBytes))
        .toList();
  }

  private static byte[] random() {
    byte[] bytes = new byte[32];
    ThreadLocalRandom.current().nextBytes(bytes);
    return bytes;
  }

  private List<Kind> found() {
    return alice.node().contact(mallory.id()).offences().stream().map(OffenceView::kind).toList();
  }

  private String post(List<CborMap> photos) {
    byte[] post = mallory.post("Album", photos);
    mallory.next(post);
    await().atMost(TestNode.LIMIT).until(() -> alice.has(Mallory.idOf(post)));
    return Mallory.idOf(post);
  }

  private int photosOf(String post) {
    return alice.node().findPost(post).photos().size();
  }

  @Test
  void nobodyAddsPhotosToAnotherPersonsPost() {
    PostView post =
        alice
            .node()
            .post(
                new NewPost(
                    "Hers",
                    List.of(),
                    List.of(mallory.id()),
                    List.of(),
                    Optional.empty(),
                    Optional.empty()));
    mallory.next(mallory.edit(post.id(), photos(1, 9)));
    await().atMost(TestNode.LIMIT).until(() -> found().contains(Kind.MALFORMED));
    assertThat(photosOf(post.id())).isZero();
  }

  @ParameterizedTest
  @CsvSource({"101, 9", "1, 0", "1, " + (MAX_IMAGE_BYTES + 1)})
  void photosThatAreTooManyOrOfAWrongSizeCloseTheSession(int count, long sizeBytes) {
    String post = post(List.of());
    mallory.next(mallory.edit(post, photos(count, sizeBytes)));
    await().atMost(TestNode.LIMIT).until(() -> found().contains(Kind.MALFORMED));
    assertThat(photosOf(post)).isZero();
  }

  @Test
  void aHundredOfTheLargestAreTaken() {
    String post = post(List.of());
    mallory.next(mallory.edit(post, photos(100, MAX_IMAGE_BYTES)));
    await().atMost(TestNode.LIMIT).until(() -> photosOf(post) == 100);
    assertThat(found()).isEmpty();
  }

  @Test
  void whatWouldBeMoreThanAHundredTogetherIsPassedOver() {
    String post = post(photos(60, 9));
    mallory.next(mallory.edit(post, photos(41, 9)), mallory.edit(post, photos(40, 9)));
    mallory.next(mallory.edit(post, photos(1, 9)));
    post(List.of());
    assertThat(alice.node().sharedPosts().revisions(post))
        .extracting(RevisionView::photos)
        .containsExactly(60, 40);
    assertThat(photosOf(post)).isEqualTo(100);
    assertThat(found()).isEmpty();
    assertThat(alice.node().transfers().of(mallory.id()))
        .isNotEmpty()
        .allMatch(transfer -> transfer.postId().equals(post));
  }

  @Test
  void anEditOfWhatIsNotThereBringsNothing() {
    mallory.next(mallory.edit("00".repeat(32), photos(3, 9)));
    post(List.of());
    assertThat(alice.node().transfers().of(mallory.id())).isEmpty();
    assertThat(found()).isEmpty();
  }
}
