package social.kith.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.demo.SamplePhotos;

/** What people say about themselves, and who gets it. */
class ProfileIT {
  @TempDir Path folder;
  private TestNode alice;
  private TestNode bob;

  @BeforeEach
  void start() throws StartException {
    alice = new TestNode(folder.resolve("alice"), "Alice");
    bob = new TestNode(folder.resolve("bob"), "Bob");
  }

  @AfterEach
  void stop() {
    alice.close();
    bob.close();
  }

  private static String draft(TestNode person, int widthPx, int heightPx) throws IOException {
    return person.node().draftPhotos().add(SamplePhotos.jpeg(4, widthPx, heightPx), false).id();
  }

  private ContactView aliceAtBobs() {
    return bob.node().contact(alice.id());
  }

  private void awaitLine(String line) {
    await().atMost(TestNode.LIMIT).until(() -> aliceAtBobs().line().equals(line));
  }

  private static byte[] bytes(PhotoContent picture) throws IOException {
    try (var in = picture.stream()) {
      return in.readAllBytes();
    }
  }

  @Test
  void whoIsPairedLaterGetsItAndEveryChange() throws IOException, StartException {
    alice.node().ownProfile().setLine(" At the lake ");
    ProfileView view = alice.node().ownProfile().setPicture(draft(alice, 1_600, 900));
    assertThat(view.line()).isEqualTo("At the lake");
    assertThat(alice.node().draftPhotos().all()).isEmpty();
    alice.pair(bob);
    awaitLine("At the lake");
    assertThat(aliceAtBobs().picture()).isEqualTo(view.picture()).isPresent();
    byte[] picture = bytes(bob.node().openPicture(alice.id()));
    assertThat(picture).isEqualTo(bytes(alice.node().ownProfile().openPicture()));
    assertThat(picture.length).isLessThanOrEqualTo(32_768);
    var image = ImageIO.read(new ByteArrayInputStream(picture));
    assertThat(image.getWidth()).isEqualTo(image.getHeight()).isGreaterThan(200);

    alice.node().ownProfile().setLine("Back home");
    awaitLine("Back home");
    assertThat(bytes(bob.node().openPicture(alice.id()))).isEqualTo(picture);
    alice.node().ownProfile().removePicture();
    await().atMost(TestNode.LIMIT).until(() -> aliceAtBobs().picture().isEmpty());
    assertRefused(() -> bob.node().openPicture(alice.id()), KithException.Kind.NOT_FOUND);
    assertThat(bob.node().feed(Optional.empty(), 9).posts()).isEmpty();
    bob.restart();
    awaitLine("Back home");
  }

  @Test
  void whoWasOfflineGetsTheNewestAlone() throws StartException, IOException {
    alice.pair(bob);
    alice.node().ownProfile().setLine("First");
    awaitLine("First");
    bob.close();
    for (int i = 0; i < 4; i++) {
      alice.node().ownProfile().setPicture(draft(alice, 300 + i, 400));
    }
    alice.node().ownProfile().setLine("Last");
    bob.start();
    alice.awaitOnline(bob);
    awaitLine("Last");
    assertThat(bob.node().contact(alice.id()).traffic().itemBytesReceived()).isLessThan(70_000);
    await().atMost(TestNode.LIMIT).until(() -> waiting() == 0);
    assertThat(aliceAtBobs().picture()).isPresent();
  }

  private long waiting() {
    return alice.node().contact(bob.id()).waitingItems();
  }

  @Test
  void nobodyGetsItBeforeTheyAreConfirmed() {
    alice.node().ownProfile().setLine("For my people");
    InviteView invite = alice.node().createInvite(Duration.ofMinutes(15));
    bob.node().acceptInvite(invite.code().orElseThrow());
    await().atMost(TestNode.LIMIT).until(() -> alice.knows(bob, ContactView.State.PENDING));
    await().atMost(TestNode.LIMIT).until(() -> bob.knows(alice, ContactView.State.AWAITING));
    assertThat(waiting()).isZero();
    assertThat(aliceAtBobs().line()).isEmpty();
    alice.node().confirmContact(bob.id());
    awaitLine("For my people");
  }

  @Test
  void theLineHasALimit() {
    String longest = "🌊".repeat(160);
    assertThat(alice.node().ownProfile().setLine(longest).line()).isEqualTo(longest);
    assertRefused(
        () -> alice.node().ownProfile().setLine(longest + "a"), KithException.Kind.INVALID);
    assertRefused(() -> alice.node().ownProfile().setLine("a\nb"), KithException.Kind.INVALID);
    assertRefused(() -> alice.node().ownProfile().setPicture("0"), KithException.Kind.NOT_FOUND);
    assertRefused(() -> alice.node().ownProfile().openPicture(), KithException.Kind.NOT_FOUND);
    assertThat(alice.node().ownProfile().setLine("").line()).isEmpty();
    assertThat(alice.node().profile().name()).contains("Alice");
  }

  private static void assertRefused(Runnable work, KithException.Kind kind) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(KithException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }
}
