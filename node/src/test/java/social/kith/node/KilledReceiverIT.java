package social.kith.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import social.kith.node.StoppedJvm.Point;
import social.kith.node.demo.SamplePhotos;
import social.kith.node.peer.ChildJvm;
import social.kith.storage.Blobs;
import social.kith.storage.Changes;
import social.kith.storage.Deliveries;
import social.kith.storage.Store;

/**
 * The receiver is killed at each step between the arrival of something and its COMMIT, and between
 * that and its acknowledgement: the sender's ledger never says that it is there.
 */
class KilledReceiverIT {
  private static final String SYNC = "social.kith.node.sync.";
  private static final Point ARRIVAL = new Point(SYNC + "ItemReceiver", "items", "");
  private static final Point VERIFIED = new Point(SYNC + "ItemReceiver", "store", "");
  private static final Point WRITING = new Point(SYNC + "ItemWriter", "write", "");
  private static final Point COMMIT =
      new Point("social.kith.storage.internal.Sql", "execute", "COMMIT");
  private static final Point COMMITTED =
      new Point("social.kith.storage.internal.WriteTask", "complete", "");
  private static final Point ACK = new Point(SYNC + "SyncMessage$Ack", "<init>", "");
  private static final Point WHOLE = new Point("social.kith.storage.BlobRows", "complete", "");

  @TempDir static Path folder;
  private static TestNode alice;
  private static TestNode bob;

  @BeforeAll
  static void meet() throws StartException {
    alice = new TestNode(folder.resolve("alice"), "Alice");
    bob = new TestNode(folder.resolve("bob"), "Bob");
    alice.pair(bob);
    bob.close();
  }

  @AfterAll
  static void stop() {
    alice.close();
  }

  static Stream<List<Point>> stepsOfAPost() {
    return Stream.of(
        List.of(ARRIVAL),
        List.of(VERIFIED),
        List.of(Point.of(Blobs.class, "expect")),
        List.of(WRITING),
        List.of(Point.of(Deliveries.class, "inboundAdvance")),
        List.of(WRITING, COMMIT),
        List.of(WRITING, COMMIT, COMMITTED),
        List.of(ACK));
  }

  @ParameterizedTest
  @MethodSource("stepsOfAPost")
  void aPostIsNeverStoredTooEarly(List<Point> points) throws Exception {
    PostView post;
    try (ChildJvm child = child();
        StoppedJvm stopped = StoppedJvm.run(child, points)) {
      alice.awaitOnline(bob);
      post = alice.post("Hello", List.of(photo()), bob);
      stopped.awaitReached();
      kill(child);
    }
    assertNever(post, DeliveryView::storedAt);
    bob.start();
    await().atMost(TestNode.LIMIT).until(() -> delivery(post).storedAt().isPresent());
    assertThat(bob.awaitPost(post.id()).text()).isEqualTo("Hello");
    assertThat(postsNamed(post.id())).isEqualTo(1);
    awaitAcknowledged(post);
    bob.close();
  }

  static Stream<List<Point>> stepsOfAPhoto() {
    return Stream.of(
        List.of(Point.of(Blobs.class, "append")),
        List.of(Point.of(Blobs.class, "complete")),
        List.of(WHOLE),
        List.of(WHOLE, COMMIT),
        List.of(WHOLE, COMMIT, COMMITTED),
        List.of(new Point(SYNC + "PhotoMessage$Stored", "<init>", "")));
  }

  @ParameterizedTest
  @MethodSource("stepsOfAPhoto")
  void aPhotoIsNeverStoredTooEarly(List<Point> points) throws Exception {
    PostView post;
    try (ChildJvm child = child();
        StoppedJvm stopped = StoppedJvm.run(child, points)) {
      alice.awaitOnline(bob);
      post = alice.post("Look", List.of(photo()), bob);
      stopped.awaitReached();
      kill(child);
    }
    assertThat(delivery(post).photosStored()).isZero();
    bob.start();
    await().atMost(TestNode.LIMIT).until(() -> delivery(post).photosStored() == 2);
    bob.close();
  }

  static Stream<List<Point>> stepsOfARetraction() {
    Point carryOut = Point.of(Changes.class, "carryOut");
    return Stream.of(
        List.of(ARRIVAL),
        List.of(carryOut),
        List.of(carryOut, COMMIT),
        List.of(carryOut, COMMIT, COMMITTED),
        List.of(Point.of(Store.class, "eraseUnused")),
        List.of(new Point("social.kith.storage.BlobRows", "delete", "")),
        List.of(Point.of(Store.class, "erase")),
        List.of(ACK));
  }

  @ParameterizedTest
  @MethodSource("stepsOfARetraction")
  void aRetractionIsNeverConfirmedTooEarly(List<Point> points) throws Exception {
    bob.start();
    alice.awaitOnline(bob);
    PostView post = alice.post("Taken back", List.of(photo()), bob);
    bob.awaitPost(post.id());
    awaitAcknowledged(post);
    bob.close();
    try (ChildJvm child = child();
        StoppedJvm stopped = StoppedJvm.run(child, points)) {
      alice.awaitOnline(bob);
      alice.node().sharedPosts().retract(post.id());
      stopped.awaitReached();
      kill(child);
    }
    assertNever(post, DeliveryView::retractionConfirmedAt);
    bob.start();
    await().atMost(TestNode.LIMIT).until(() -> delivery(post).retractionConfirmedAt().isPresent());
    assertThat(bob.has(post.id())).isFalse();
    bob.close();
  }

  private static String photo() throws IOException {
    return alice.node().draftPhotos().add(SamplePhotos.jpeg(2, 400, 300), false).id();
  }

  private static ChildJvm child() {
    return ChildJvm.start(
        List.of(StoppedJvm.OPTION, "-XX:TieredStopAtLevel=1"),
        "",
        ReceiverMain.class,
        folder.resolve("bob").toString(),
        Integer.toString(bob.firstLinkPort()));
  }

  /** After this nothing more can come of it: the link was found broken. */
  private static void kill(ChildJvm child) {
    child.kill();
    await().atMost(TestNode.LIMIT).until(() -> !alice.online(bob));
  }

  /** Nothing of it is said again, and so nobody stops at saying it, when Bob is there again. */
  private static void awaitAcknowledged(PostView post) {
    await()
        .atMost(TestNode.LIMIT)
        .until(() -> delivery(post).storedAt().isPresent() && delivery(post).photosStored() == 2);
  }

  private static DeliveryView delivery(PostView post) {
    return alice.node().findPost(post.id()).deliveries().get(0);
  }

  private static void assertNever(PostView post, Function<DeliveryView, Optional<?>> time) {
    assertThat(time.apply(delivery(post))).isEmpty();
    assertThat(alice.events)
        .filteredOn(
            event ->
                event instanceof NodeEvent.DeliveryChanged changed
                    && changed.postId().equals(post.id())
                    && time.apply(changed.delivery()).isPresent())
        .isEmpty();
  }

  private static long postsNamed(String id) {
    return bob.node().feed(Optional.empty(), 100).posts().stream()
        .filter(post -> post.id().equals(id))
        .count();
  }
}
