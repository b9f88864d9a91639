package social.kith.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.demo.SamplePhotos;

/** Bob lost his keys and comes back with a new identity. */
class KeyChangeIT {
  private static final Duration VALID = Duration.ofMinutes(15);

  @TempDir Path folder;
  private TestNode alice;
  private TestNode bob;
  private TestNode fresh;
  private TestNode carol;
  private String formerId;

  @BeforeEach
  void start() throws StartException {
    alice = new TestNode(folder.resolve("alice"), "Alice");
    bob = new TestNode(folder.resolve("bob"), "Bob");
    fresh = new TestNode(folder.resolve("fresh"), "Bob");
    carol = new TestNode(folder.resolve("carol"), "Carol");
    alice.pair(bob);
    alice.pair(carol);
    alice.node().verifyContact(bob.id(), Optional.empty());
    formerId = bob.id();
  }

  @AfterEach
  void stop() {
    alice.close();
    bob.close();
    fresh.close();
    carol.close();
  }

  private ContactView former() {
    return alice.node().contact(formerId);
  }

  /** Alice makes an invite for Bob, and he uses it with his new key. */
  private void meetAgain() {
    String code = alice.node().createInvite(VALID, Optional.of(formerId)).code().orElseThrow();
    fresh.node().acceptInvite(code);
    await().atMost(TestNode.LIMIT).until(() -> former().keyChange().isPresent());
    await().atMost(TestNode.LIMIT).until(() -> fresh.online(alice));
  }

  private void somethingGoesToCarol() {
    alice.awaitOnline(carol);
    carol.awaitPost(alice.post("For Carol", List.of(), carol).id());
  }

  private void acknowledge() {
    ContactView contact = alice.node().acknowledgeKeyChange(formerId);
    assertThat(contact.id()).isEqualTo(fresh.id());
    assertThat(contact.keyChange()).isEmpty();
    assertThat(contact.verifiedAt()).isEmpty();
  }

  @Test
  void nothingGoesToEitherKeyUntilItIsAcknowledged() throws StartException {
    PostView before = alice.post("Before", List.of(), bob);
    bob.awaitPost(before.id());
    meetAgain();
    KeyChangeView change = former().keyChange().orElseThrow();
    assertThat(change.contactId()).isEqualTo(fresh.id());
    assertThat(change.pairingCode()).isEqualTo(fresh.node().contact(alice.id()).pairingCode());
    assertThat(former().verifiedAt()).isEmpty();
    assertThat(alice.node().contacts()).hasSize(2);
    await().atMost(TestNode.LIMIT).until(() -> !bob.online(alice));
    assertThatThrownBy(() -> alice.post("Too early", List.of(), bob))
        .isInstanceOf(KithException.class)
        .hasMessageContaining("The key of Bob has changed.");
    assertThatThrownBy(() -> alice.post("Too early", List.of(), fresh))
        .isInstanceOf(KithException.class);
    assertThat(alice.events)
        .anyMatch(
            e -> e instanceof NodeEvent.Notice notice && notice.message().contains("has changed"));

    long toFormer = bob.bytesFrom(alice);
    bob.node().paths().dialNow(alice.id());
    assertNothingIsShared();
    assertThat(bob.bytesFrom(alice)).isEqualTo(toFormer);

    alice.restart();
    fresh.restart();
    bob.restart();
    await().atMost(TestNode.LIMIT).until(() -> fresh.online(alice));
    assertNothingIsShared();
    assertThat(bob.bytesFrom(alice)).isZero();
    assertThat(former().keyChange()).isPresent();
  }

  private void assertNothingIsShared() {
    if (fresh.knows(alice, ContactView.State.CONFIRMED)) {
      fresh.post("From the new key", List.of(), alice);
    }
    somethingGoesToCarol();
    TrafficView traffic = fresh.node().contact(alice.id()).traffic();
    assertThat(traffic.itemBytesReceived()).isZero();
    assertThat(traffic.photoBytesReceived()).isZero();
    assertThat(traffic.itemBytesSent()).isZero();
    assertThat(fresh.node().feed(Optional.empty(), 10).posts()).allMatch(PostView::own);
    assertThat(alice.node().feed(Optional.empty(), 10).posts()).allMatch(PostView::own);
  }

  @Test
  void everythingEverSharedComesToTheAcknowledgedKey() throws IOException {
    String photo = alice.node().draftPhotos().add(SamplePhotos.jpeg(3, 1_600, 1_200), false).id();
    PostView first = alice.post("With a photo", List.of(photo), bob);
    bob.awaitPost(first.id());
    PostView theirs = bob.post("By the former key", List.of(), alice);
    alice.awaitPost(theirs.id());
    bob.close();
    await().atMost(TestNode.LIMIT).until(() -> !alice.online(bob));
    PostView second = alice.post("Nobody was there", List.of(), bob);
    meetAgain();
    acknowledge();

    fresh.awaitPost(first.id());
    fresh.awaitPost(second.id());
    await()
        .atMost(TestNode.LIMIT)
        .until(() -> alice.node().contact(fresh.id()).waitingItems() == 0);
    DeliveryView delivery = alice.node().findPost(first.id()).deliveries().get(0);
    assertThat(delivery.contactId()).isEqualTo(fresh.id());
    await()
        .atMost(TestNode.LIMIT)
        .until(() -> alice.node().findPost(first.id()).deliveries().get(0).photosStored() == 2);
    assertThat(alice.node().findPost(first.id()).audience())
        .extracting(PostView.PersonView::id)
        .containsExactly(fresh.id());
    assertThat(fresh.node().feed(Optional.empty(), 10).posts()).hasSize(2);

    PostView shown = alice.node().findPost(theirs.id());
    assertThat(shown.authorName()).isEqualTo("Bob");
    assertThat(shown.authorId()).isEqualTo(fresh.id());
    PostView now = fresh.post("By the new key", List.of(), alice);
    assertThat(alice.awaitPost(now.id()).authorName()).isEqualTo("Bob");
    assertThatThrownBy(() -> alice.node().contact(formerId)).isInstanceOf(KithException.class);
    startBob();
  }

  private void startBob() {
    try {
      bob.start();
    } catch (StartException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theFormerNameAndPostsStayAfterARestart() throws StartException {
    PostView theirs = bob.post("By the former key", List.of(), alice);
    alice.awaitPost(theirs.id());
    meetAgain();
    acknowledge();
    alice.restart();
    alice.awaitOnline(fresh);
    assertThat(alice.node().findPost(theirs.id()).authorName()).isEqualTo("Bob");
    fresh.awaitPost(alice.post("On it goes", List.of(), fresh).id());
    // The former key opens nothing any more.
    bob.node().paths().dialNow(alice.id());
    somethingGoesToCarol();
    assertThat(bob.online(alice)).isFalse();
  }

  @Test
  void aRefusedKeyLeavesTheFormerOne() {
    meetAgain();
    ContactView refused = alice.node().refuseKeyChange(formerId);
    assertThat(refused.keyChange()).isEmpty();
    assertThat(refused.verifiedAt()).isEmpty();
    alice.awaitOnline(bob);
    bob.awaitPost(alice.post("Still you", List.of(), bob).id());
    await().atMost(TestNode.LIMIT).until(() -> !fresh.online(alice));
    assertThatThrownBy(() -> alice.node().refuseKeyChange(formerId))
        .hasMessageContaining("has not changed");
    assertThatThrownBy(() -> alice.node().acknowledgeKeyChange(formerId))
        .hasMessageContaining("has not changed");
  }

  @Test
  void aNewKeyCanComeByTheirInviteToo() {
    String code = fresh.node().createInvite(VALID).code().orElseThrow();
    alice.node().acceptInvite(code, Optional.of(formerId));
    await().atMost(TestNode.LIMIT).until(() -> fresh.knows(alice, ContactView.State.PENDING));
    fresh.node().confirmContact(alice.id());
    await().atMost(TestNode.LIMIT).until(() -> former().keyChange().isPresent());
    await().atMost(TestNode.LIMIT).until(() -> fresh.online(alice));
    assertNothingIsShared();

    acknowledge();
    alice.awaitOnline(fresh);
    fresh.awaitPost(alice.post("Welcome back", List.of(), fresh).id());
    String theirs =
        fresh.node().feed(Optional.empty(), 10).posts().stream()
            .filter(PostView::own)
            .findFirst()
            .orElseThrow()
            .id();
    assertThat(alice.awaitPost(theirs).text()).isEqualTo("From the new key");
  }

  @Test
  void theSameKeyAgainChangesNothing() {
    PostView before = alice.post("Before", List.of(), bob);
    bob.awaitPost(before.id());
    bob.node().removeContact(alice.id());
    String code = alice.node().createInvite(VALID, Optional.of(formerId)).code().orElseThrow();
    bob.node().acceptInvite(code);
    bob.awaitOnline(alice);
    alice.awaitOnline(bob);
    assertThat(former().keyChange()).isEmpty();
    assertThat(former().verifiedAt()).isPresent();
    bob.awaitPost(alice.post("After", List.of(), bob).id());
    assertThat(bob.node().feed(Optional.empty(), 10).posts()).hasSize(2);
  }

  @Test
  void bothSafetyNumbersCanBeSeen() {
    String before = groups(formerId);
    meetAgain();
    assertThat(groups(formerId)).isEqualTo(before);
    String now = groups(former().keyChange().orElseThrow().contactId());
    assertThat(now)
        .isNotEqualTo(before)
        .isEqualTo(String.join("", fresh.node().safetyNumber(alice.id()).groups()));
  }

  private String groups(String contactId) {
    return String.join("", alice.node().safetyNumber(contactId).groups());
  }

  @Test
  void anInviteForSomebodyElsesContactIsRefused() {
    assertThatThrownBy(() -> alice.node().createInvite(VALID, Optional.of("0".repeat(64))))
        .hasMessageContaining("no such contact");
    alice.node().blockContact(carol.id());
    assertThatThrownBy(() -> alice.node().createInvite(VALID, Optional.of(carol.id())))
        .hasMessageContaining("blocked");
    meetAgain();
    assertThatThrownBy(() -> alice.node().blockContact(formerId))
        .hasMessageContaining("has changed");
    alice.node().removeContact(formerId);
    await().atMost(TestNode.LIMIT).until(() -> !fresh.online(alice));
    assertThat(alice.node().contacts()).hasSize(1);
  }
}
