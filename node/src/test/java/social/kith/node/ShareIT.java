package social.kith.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.demo.SamplePhotos;

/** Three nodes over real WebRTC on 127.0.0.1: pairing, sharing, waiting, coming back. */
class ShareIT {
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

  @Test
  void pairsWithOneInviteAndNothingSentBack() {
    assertThat(alice.node().contact(bob.id()).name()).isEqualTo("Bob");
    assertThat(bob.node().contact(alice.id()).name()).isEqualTo("Alice");
    assertThat(alice.node().invites().get(0).state()).isEqualTo(InviteView.State.USED);
    assertThat(alice.node().invites().get(0).code()).isEmpty();
  }

  @Test
  void bringsAPostWithPhotosToItsAudience() throws IOException {
    byte[] photo = SamplePhotos.jpeg(3, 1600, 1200);
    DraftPhotoView draft = alice.node().draftPhotos().add(photo, false);
    PostView post = alice.post("Sunrise", List.of(draft.id()), bob);

    PostView received = bob.awaitPost(post.id());
    assertThat(received.text()).isEqualTo("Sunrise");
    assertThat(received.authorName()).isEqualTo("Alice");
    assertThat(received.audience()).isEmpty();
    for (PhotoSize size : PhotoSize.values()) {
      assertThat(bytes(bob, post, size)).isEqualTo(bytes(alice, post, size)).isNotEmpty();
    }
    await()
        .atMost(TestNode.LIMIT)
        .untilAsserted(
            () -> {
              DeliveryView delivery = alice.node().findPost(post.id()).deliveries().get(0);
              assertThat(delivery.state()).isEqualTo(DeliveryView.State.STORED);
              assertThat(delivery.photosStored()).isEqualTo(delivery.photosTotal()).isEqualTo(2);
            });
    assertThat(alice.node().draftPhotos().all()).isEmpty();
  }

  private static byte[] bytes(TestNode node, PostView post, PhotoSize size) throws IOException {
    PhotoContent content = node.node().openPhoto(post.id(), 0, size);
    try (InputStream stream = content.stream()) {
      byte[] bytes = stream.readAllBytes();
      assertThat(bytes).hasSize((int) content.sizeBytes());
      return bytes;
    }
  }

  @Test
  void sendsNothingToAContactWhoWasNotChosen() throws StartException {
    try (TestNode carol = new TestNode(folder.resolve("carol"), "Carol")) {
      alice.pair(carol);
      TrafficView before = alice.node().contact(carol.id()).traffic();
      DraftPhotoView draft = alice.node().draftPhotos().add(SamplePhotos.jpeg(1, 1200, 900), false);
      PostView post = alice.post("Only for Bob", List.of(draft.id()), bob);
      bob.awaitPost(post.id());

      // Carol gets what comes after it, so nothing was merely late.
      PostView later = alice.post("For Carol", List.of(), carol);
      carol.awaitPost(later.id());
      assertThat(carol.has(post.id())).isFalse();
      TrafficView after = alice.node().contact(carol.id()).traffic();
      assertThat(after.photoBytesSent()).isEqualTo(before.photoBytesSent()).isZero();
      long small = 1_000;
      assertThat(after.itemBytesSent() - before.itemBytesSent()).isLessThan(small);
    }
  }

  @Test
  void keepsAPostForAContactWhoIsOffAndBringsItWhenTheyAreBack() throws StartException {
    bob.close();
    await().atMost(TestNode.LIMIT).until(() -> !alice.node().contact(bob.id()).link().online());
    List<String> ids =
        IntStream.range(0, 30).mapToObj(i -> alice.post("Post " + i, List.of(), bob).id()).toList();
    assertThat(alice.node().contact(bob.id()).waitingItems()).isEqualTo(30);
    assertThat(alice.node().findPost(ids.get(0)).deliveries().get(0).state())
        .isEqualTo(DeliveryView.State.QUEUED);

    bob.start();
    ids.forEach(bob::awaitPost);
    List<String> texts =
        bob.node().feed(Optional.empty(), 100).posts().stream().map(PostView::text).toList();
    assertThat(texts).hasSize(30).doesNotHaveDuplicates();
    await().atMost(TestNode.LIMIT).until(() -> alice.node().contact(bob.id()).waitingItems() == 0);
  }

  @Test
  void findsTheOtherAgainAfterBothWereRestarted() throws StartException {
    alice.close();
    bob.close();
    alice.start();
    bob.start();
    alice.awaitOnline(bob);
    bob.awaitOnline(alice);
    PostView post = bob.post("Back again", List.of(), alice);
    assertThat(alice.awaitPost(post.id()).text()).isEqualTo("Back again");
  }

  @Test
  void takesAnotherPortWhenItsOwnIsTaken() throws StartException, IOException {
    bob.close();
    List<DatagramSocket> others = new ArrayList<>();
    try {
      for (int i = 0; i < 8; i++) {
        others.add(new DatagramSocket(bob.firstLinkPort() + i));
      }
      bob.start();
      alice.awaitOnline(bob);
    } finally {
      others.forEach(DatagramSocket::close);
    }
  }

  @Test
  void sharesOnceWhenTheSameRequestComesTwice() {
    NewPost wished =
        new NewPost(
            "Once",
            List.of(),
            List.of(bob.id()),
            List.of(),
            Optional.empty(),
            Optional.of("the same key"));
    PostView first = alice.node().post(wished);
    PostView second = alice.node().post(wished);

    assertThat(second.id()).isEqualTo(first.id());
    bob.awaitPost(first.id());
    assertThat(bob.node().feed(Optional.empty(), 10).posts()).hasSize(1);
  }

  @Test
  void refusesAnInviteThatWasUsedWithAReasonOnBothSides() throws StartException {
    try (TestNode mallory = new TestNode(folder.resolve("mallory"), "Mallory")) {
      InviteView invite = alice.node().createInvite(Duration.ofMinutes(15));
      String code = invite.code().orElseThrow();
      try (TestNode carol = new TestNode(folder.resolve("carol"), "Carol")) {
        carol.node().acceptInvite(code);
        await()
            .atMost(TestNode.LIMIT)
            .until(() -> alice.node().invites().get(0).state() == InviteView.State.USED);
      }
      mallory.node().acceptInvite(code);

      await()
          .atMost(TestNode.LIMIT)
          .untilAsserted(
              () -> {
                PairingView pairing = mallory.node().pairings().get(0);
                assertThat(pairing.step()).isEqualTo(PairingView.Step.FAILED);
                assertThat(pairing.message()).contains("already used");
              });
      assertThat(mallory.node().contacts()).isEmpty();
      await()
          .atMost(TestNode.LIMIT)
          .until(
              () ->
                  alice.events.stream()
                      .anyMatch(
                          e ->
                              e instanceof NodeEvent.Notice notice
                                  && notice.message().contains("already used")));
      assertThat(alice.knows(mallory, ContactView.State.PENDING)).isFalse();
    }
  }

  @Test
  void refusesAnInviteThatWasTakenBack() throws StartException {
    try (TestNode carol = new TestNode(folder.resolve("carol"), "Carol")) {
      InviteView invite = alice.node().createInvite(Duration.ofMinutes(15));
      alice.node().cancelInvite(invite.id());
      carol.node().acceptInvite(invite.code().orElseThrow());

      await()
          .atMost(TestNode.LIMIT)
          .untilAsserted(
              () -> assertThat(carol.node().pairings().get(0).message()).contains("taken back"));
    }
  }

  @Test
  void sharesNothingWithAContactWhoIsNotConfirmed() throws StartException {
    try (TestNode carol = new TestNode(folder.resolve("carol"), "Carol")) {
      InviteView invite = alice.node().createInvite(Duration.ofMinutes(15));
      carol.node().acceptInvite(invite.code().orElseThrow());
      await().atMost(TestNode.LIMIT).until(() -> alice.knows(carol, ContactView.State.PENDING));

      assertThatThrownBy(() -> alice.post("Too early", List.of(), carol))
          .isInstanceOf(KithException.class)
          .hasMessageContaining("not confirmed");
      await().atMost(TestNode.LIMIT).until(() -> carol.knows(alice, ContactView.State.AWAITING));
      assertThatThrownBy(() -> carol.post("Too early", List.of(), alice))
          .isInstanceOf(KithException.class)
          .hasMessageContaining("not confirmed");
    }
  }

  @Test
  void removesAContactAndItsLink() {
    alice.node().removeContact(bob.id());

    assertThat(alice.node().contacts()).isEmpty();
    await().atMost(TestNode.LIMIT).until(() -> !bob.node().contact(alice.id()).link().online());
    assertThatThrownBy(() -> alice.post("Gone", List.of(), bob)).isInstanceOf(KithException.class);
  }

  @Test
  void refusesASecondNodeOnTheSameFolder() {
    NodeConfig same = new NodeConfig(folder.resolve("alice"), NodeConfig.Network.LOOPBACK, 33_000);

    assertThatThrownBy(() -> NodeHost.start(same))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("already");
  }
}
