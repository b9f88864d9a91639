package social.kith.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A camera of Alice's node: who gets its pictures, and for how long. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CameraIT {
  @TempDir static Path folder;
  private TestNode alice;
  private TestNode bob;
  private TestNode carol;
  private String camera;

  @BeforeAll
  void start() throws Exception {
    alice = new TestNode(folder.resolve("alice"), "Alice");
    bob = new TestNode(folder.resolve("bob"), "Bob");
    carol = new TestNode(folder.resolve("carol"), "Carol");
    alice.pair(bob);
    alice.pair(carol);
  }

  @AfterAll
  void stop() {
    Stream.of(alice, bob, carol).forEach(TestNode::close);
  }

  @BeforeEach
  void add() {
    camera = alice.node().cameras().add(wish("Porch")).id();
  }

  @AfterEach
  void remove() {
    alice.node().cameras().all().forEach(it -> alice.node().cameras().remove(it.id()));
    await().atMost(TestNode.LIMIT).until(() -> rooms(bob).isEmpty() && rooms(carol).isEmpty());
  }

  private static CameraWish oneAtOnce() {
    return new CameraWish(
        "Porch",
        Optional.empty(),
        Optional.of(320),
        Optional.of(240),
        Optional.empty(),
        Optional.empty(),
        Optional.of(1));
  }

  private static CameraWish wish(String name) {
    return new CameraWish(
        name,
        Optional.empty(),
        Optional.of(320),
        Optional.of(240),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static List<LiveRoomView> rooms(TestNode node) {
    return node.node().live().view().rooms();
  }

  private WatchingPeer watch(TestNode node) throws Exception {
    await().atMost(TestNode.LIMIT).until(() -> rooms(node).size() == 1);
    return new WatchingPeer(node, camera);
  }

  private static boolean isCapturing() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("kith-test-pattern"));
  }

  @Test
  void isCapturedWhileSomebodyWatchesAndOnlyThen() throws Exception {
    alice.node().cameras().grant(camera, bob.id(), Optional.empty());
    alice.node().cameras().grant(camera, carol.id(), Optional.empty());
    assertThat(isCapturing()).isFalse();
    try (WatchingPeer b = watch(bob);
        WatchingPeer c = watch(carol)) {
      b.awaitPictures(5);
      c.awaitPictures(5);
      assertThat(b.last().widthPx()).isEqualTo(320);
      assertThat(isCapturing()).isTrue();
      b.leave();
      c.awaitPictures(5);
      c.leave();
      await().atMost(TestNode.LIMIT).until(() -> !isCapturing());
    }
  }

  @Test
  void whoseGrantIsTakenBackGetsNothingFurtherWithinASecond() throws Exception {
    alice.node().cameras().grant(camera, bob.id(), Optional.empty());
    alice.node().cameras().grant(camera, carol.id(), Optional.empty());
    try (WatchingPeer b = watch(bob);
        WatchingPeer c = watch(carol)) {
      b.awaitPictures(5);
      c.awaitPictures(5);
      alice.node().cameras().revoke(camera, bob.id());
      c.awaitPictures(15); // a second
      int then = b.pictures.get();
      c.awaitPictures(15);
      assertThat(b.pictures.get()).isEqualTo(then);
      b.heard.await("ended ENDED");
      assertThat(rooms(bob)).isEmpty();
    }
  }

  @Test
  void whoComesWhenItIsFullIsToldSoAndComesInOnceSomebodyLeft() throws Exception {
    alice.node().cameras().grant(camera, bob.id(), Optional.empty());
    alice.node().cameras().grant(camera, carol.id(), Optional.empty());
    assertThat(alice.node().cameras().change(camera, oneAtOnce()).maxViewers()).isEqualTo(1);
    await().atMost(TestNode.LIMIT).until(() -> rooms(carol).size() == 1);
    try (WatchingPeer b = watch(bob);
        WatchingPeer own = new WatchingPeer(alice, camera)) {
      b.awaitPictures(3);
      own.awaitPictures(3); // whose it is does not count
      try (WatchingPeer c = watch(carol)) {
        c.heard.await("ended FULL");
        assertThat(c.pictures.get()).isZero();
      }
      b.leave();
      try (WatchingPeer c = watch(carol)) {
        c.awaitPictures(3);
      }
    }
  }

  @Test
  void outsideOfTheirTimeNobodyIsToldOfIt() {
    LocalTime now = LocalTime.now();
    CameraWindow later =
        new CameraWindow(
            now.plusHours(2).withSecond(0).withNano(0).toString(),
            now.plusHours(3).withSecond(0).withNano(0).toString(),
            List.of());
    alice.node().cameras().grant(camera, bob.id(), Optional.of(later));
    alice.node().cameras().grant(camera, carol.id(), Optional.empty());
    await().atMost(TestNode.LIMIT).until(() -> rooms(carol).size() == 1);
    assertThat(rooms(bob)).isEmpty();
    CameraWindow always = new CameraWindow("00:00", "00:00", List.of());
    alice.node().cameras().grant(camera, bob.id(), Optional.of(always));
    await().atMost(TestNode.LIMIT).until(() -> rooms(bob).size() == 1);
  }

  @Test
  void isThereAgainAfterARestart() throws Exception {
    alice.node().cameras().grant(camera, bob.id(), Optional.empty());
    alice.restart();
    alice.awaitOnline(bob);
    try (WatchingPeer b = watch(bob)) {
      b.awaitPictures(3);
    }
    assertThat(alice.node().cameras().all()).hasSize(1);
  }

  @Test
  void showsWhatItSeesToItsOwner() throws Exception {
    var image = ImageIO.read(new ByteArrayInputStream(alice.node().cameras().picture(camera)));
    assertThat(image.getWidth()).isEqualTo(320);
    int yellow = image.getRGB(60, 120);
    assertThat(yellow >> 16 & 0xff).isGreaterThan(150);
    assertThat(yellow & 0xff).isLessThan(80);
    await().atMost(TestNode.LIMIT).until(() -> !isCapturing());
  }

  @Test
  void aRemovedContactHasNoGrant() throws Exception {
    try (TestNode dora = new TestNode(folder.resolve("dora"), "Dora")) {
      alice.pair(dora);
      alice.node().cameras().grant(camera, dora.id(), Optional.empty());
      alice.node().removeContact(dora.id());
      await()
          .atMost(TestNode.LIMIT)
          .until(() -> alice.node().cameras().all().get(0).grants().isEmpty());
    }
  }

  @Test
  void whatIsOutOfItsRangeIsRefused() {
    for (CameraWish wrong :
        List.of(
            wish(" "),
            wish("n".repeat(101)),
            new CameraWish(
                "Porch",
                Optional.of("/dev/none"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            new CameraWish(
                "Porch",
                Optional.empty(),
                Optional.of(15),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            new CameraWish(
                "Porch",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(31),
                Optional.empty(),
                Optional.empty()),
            new CameraWish(
                "Porch",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(33)))) {
      assertThatThrownBy(() -> alice.node().cameras().add(wrong)).isInstanceOf(KithException.class);
    }
    assertThatThrownBy(
            () ->
                alice
                    .node()
                    .cameras()
                    .grant(
                        camera, bob.id(), Optional.of(new CameraWindow("8", "18:00", List.of()))))
        .hasMessageContaining("no time of the day");
    for (int i = 1; i < 8; i++) {
      alice.node().cameras().add(wish("Camera " + i));
    }
    assertThatThrownBy(() -> alice.node().cameras().add(wish("A ninth")))
        .hasMessageContaining("8 cameras");
    assertThatThrownBy(() -> alice.node().live().end(camera)).hasMessageContaining("a camera");
  }
}
