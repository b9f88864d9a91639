package social.kith.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.crypto.ContactId;
import social.kith.crypto.KeyFile;
import social.kith.crypto.NodeKeys;
import social.kith.node.demo.SamplePhotos;
import social.kith.storage.Home;
import social.kith.storage.Store;

/** What is left of somebody who was removed, here and on their side. */
class RemovalIT {
  private static final Duration CLOSED_WITHIN = Duration.ofSeconds(1);

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
  void theirNodeSeesAClosedOneWithinASecond() {
    alice.node().removeContact(bob.id());

    await()
        .atMost(CLOSED_WITHIN)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> !bob.online(alice));
    assertThat(bob.node().contact(alice.id()).link().lastProblem())
        .contains("Their node was closed.");
    assertThat(bob.node().contact(alice.id()).state()).isEqualTo(ContactView.State.CONFIRMED);
    assertThat(alice.node().contacts()).extracting(ContactView::name).containsExactly("Carol");
    assertThatThrownBy(() -> alice.post("Gone", List.of(), bob)).isInstanceOf(KithException.class);
  }

  @Test
  void stopsWhatIsBeingSent() throws IOException {
    List<String> photos = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      photos.add(alice.node().draftPhotos().add(SamplePhotos.jpeg(i, 4_000, 3_000), false).id());
    }
    PostView post = alice.post("Large", photos, bob);
    await()
        .atMost(TestNode.LIMIT)
        .pollInterval(Duration.ofMillis(1))
        .until(() -> bob.bytesFrom(alice) > 200_000);
    alice.node().removeContact(bob.id());
    await().atMost(CLOSED_WITHIN).until(() -> !bob.online(alice));
    long received = bob.bytesFrom(alice);
    long all =
        alice.node().findPost(post.id()).photos().stream()
            .mapToLong(photo -> photo.display().sizeBytes() + photo.original().sizeBytes())
            .sum();
    assertThat(received).isLessThan(all);

    carol.awaitPost(alice.post("Later", List.of(), carol).id());
    assertThat(bob.bytesFrom(alice)).isEqualTo(received);
    assertThat(bob.node().findPost(post.id()).photos()).anyMatch(p -> !p.original().complete());
  }

  @Test
  void nothingReachesThemAfterARestartOfBoth() throws StartException {
    PostView waiting = alice.post("Before", List.of(), bob);
    bob.awaitPost(waiting.id());
    alice.node().removeContact(bob.id());
    alice.restart();
    bob.restart();
    bob.node().paths().dialNow(alice.id());

    alice.awaitOnline(carol);
    PostView later = alice.post("After", List.of(), carol);
    carol.awaitPost(later.id());
    bob.node().paths().dialNow(alice.id());
    carol.awaitPost(alice.post("And more", List.of(), carol).id());

    assertThat(bob.bytesFrom(alice)).isZero();
    assertThat(bob.online(alice)).isFalse();
    assertThat(bob.has(waiting.id())).isTrue();
    assertThat(alice.node().contacts()).hasSize(1);
  }

  @Test
  void nothingOfThemIsLeftInTheStore() throws Exception {
    ContactId id = ContactId.parseHex(bob.id()).orElseThrow();
    bob.post("Theirs", List.of(photo(bob)), alice);
    bob.close();
    await().atMost(TestNode.LIMIT).until(() -> !alice.online(bob));
    alice.post("Waits", List.of(photo(alice)), bob);
    alice.node().removeContact(id.hex());
    alice.close();

    Path folderOfAlice = folder.resolve("alice");
    try (Home home = Home.hold(folderOfAlice);
        NodeKeys keys = KeyFile.in(folderOfAlice).open();
        Store store = Store.open(home, keys.storageKey())) {
      assertThat(store.contacts().find(id)).isEmpty();
      assertThat(store.contacts().pairSecret(id)).isEmpty();
      assertThat(store.deliveries().waiting(id)).isZero();
      assertThat(store.deliveries().after(id, 0, 10)).isEmpty();
      assertThat(store.blobs().wanted(id)).isEmpty();
      assertThat(store.acceptances().all()).isEmpty();
    }
    alice.start();
    bob.start();
  }

  private static String photo(TestNode node) throws IOException {
    return node.node().draftPhotos().add(SamplePhotos.jpeg(1, 800, 600), false).id();
  }

  @Test
  void theInviteThatBroughtThemBringsThemNoMore() throws StartException {
    try (TestNode dave = new TestNode(folder.resolve("dave"), "Dave")) {
      String code = alice.node().createInvite(Duration.ofMinutes(15)).code().orElseThrow();
      dave.node().acceptInvite(code);
      await().atMost(TestNode.LIMIT).until(() -> alice.knows(dave, ContactView.State.PENDING));
      alice.node().removeContact(dave.id());
      await().atMost(TestNode.LIMIT).until(() -> !dave.online(alice));
      dave.node().acceptInvite(code);

      await()
          .atMost(TestNode.LIMIT)
          .until(() -> dave.node().pairings().get(0).step() == PairingView.Step.FAILED);
      assertThat(dave.node().pairings().get(0).message()).contains("already used");
      assertThat(alice.node().contacts()).hasSize(2);
    }
  }
}
