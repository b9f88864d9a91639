package social.kith.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A blocked contact sees a node that is off, and nothing else. */
class BlockingIT {
  private static final Duration VALID = Duration.ofMinutes(15);

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

  private void block() {
    ContactView blocked = alice.node().blockContact(bob.id());
    assertThat(blocked.blockedAt()).isPresent();
    assertThat(blocked.link().online()).isFalse();
    assertThat(blocked.lastSeenAt()).isPresent();
    await().atMost(Duration.ofSeconds(1)).until(() -> !bob.online(alice));
  }

  /** What comes later has come to Carol, so that nothing was merely late for Bob. */
  private void somethingGoesToCarol() {
    alice.awaitOnline(carol);
    carol.awaitPost(alice.post("For Carol", List.of(), carol).id());
  }

  @Test
  void nothingGoesToThemOrComesFromThem() throws StartException {
    alice.node().verifyContact(bob.id(), Optional.empty());
    block();
    long before = bob.bytesFrom(alice);
    PostView theirs = bob.post("Anybody there?", List.of(), alice);
    bob.node().paths().dialNow(alice.id());
    somethingGoesToCarol();

    assertThat(bob.online(alice)).isFalse();
    assertThat(bob.bytesFrom(alice)).isEqualTo(before);
    assertThat(alice.has(theirs.id())).isFalse();
    LinkView link = bob.node().contact(alice.id()).link();
    assertThat(link.lastProblem()).contains("Their node was closed.");
    assertThat(bob.node().contact(alice.id()).state()).isEqualTo(ContactView.State.CONFIRMED);

    alice.restart();
    bob.restart();
    bob.node().paths().dialNow(alice.id());
    somethingGoesToCarol();
    assertThat(bob.bytesFrom(alice)).isZero();
    assertThat(alice.has(theirs.id())).isFalse();
    assertThat(alice.node().contact(bob.id()).blockedAt()).isPresent();
    assertThat(alice.node().contact(bob.id()).verifiedAt()).isPresent();
  }

  @Test
  void whatWaitedGoesOnAfterUnblocking() {
    PostView seen = alice.post("Before", List.of(), bob);
    bob.awaitPost(seen.id());
    bob.close();
    await().atMost(TestNode.LIMIT).until(() -> !alice.online(bob));
    PostView waiting = alice.post("Waits", List.of(), bob);
    alice.node().blockContact(bob.id());
    startBob();
    PostView theirs = bob.post("From Bob", List.of(), alice);
    somethingGoesToCarol();
    assertThat(alice.node().contact(bob.id()).waitingItems()).isOne();
    assertThat(bob.has(waiting.id())).isFalse();

    ContactView unblocked = alice.node().unblockContact(bob.id());
    assertThat(unblocked.blockedAt()).isEmpty();
    bob.awaitPost(waiting.id());
    alice.awaitPost(theirs.id());
    await().atMost(TestNode.LIMIT).until(() -> alice.node().contact(bob.id()).waitingItems() == 0);
  }

  private void startBob() {
    try {
      bob.start();
    } catch (StartException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void nothingCanBeDoneWithThemUntilTheyAreUnblocked() {
    block();
    assertThatThrownBy(() -> alice.post("Hi", List.of(), bob, carol))
        .hasMessageContaining("Bob is blocked. Unblock them first");
    assertThatThrownBy(() -> alice.node().paths().dialNow(bob.id()))
        .hasMessageContaining("blocked");
    String invite = bob.node().createInvite(VALID).code().orElseThrow();
    assertThatThrownBy(() -> alice.node().acceptInvite(invite)).hasMessageContaining("blocked");
    assertThat(alice.node().feed(Optional.empty(), 10).posts()).isEmpty();
    ContactView again = alice.node().blockContact(bob.id());
    assertThat(again.blockedAt()).isPresent();
  }

  @Test
  void anInviteInTheirHandsLooksTakenBack() throws StartException {
    block();
    InviteView invite = alice.node().createInvite(VALID);
    bob.node().acceptInvite(invite.code().orElseThrow());
    await()
        .atMost(TestNode.LIMIT)
        .until(() -> bob.node().pairings().get(0).step() == PairingView.Step.FAILED);

    assertThat(bob.node().pairings().get(0).message())
        .isEqualTo("This invite was taken back. Ask for a new one.");
    assertThat(alice.node().contact(bob.id()).blockedAt()).isPresent();
    assertThat(bob.online(alice)).isFalse();
    await()
        .atMost(TestNode.LIMIT)
        .until(() -> alice.node().invites().get(0).state() == InviteView.State.CANCELLED);
    assertThat(alice.events)
        .anyMatch(
            e -> e instanceof NodeEvent.Notice notice && notice.message().contains("you blocked"));
    // Nor does it work for anybody else, which would tell Bob that it was about him.
    try (TestNode dave = new TestNode(folder.resolve("dave"), "Dave")) {
      dave.node().acceptInvite(invite.code().orElseThrow());
      await()
          .atMost(TestNode.LIMIT)
          .until(() -> dave.node().pairings().get(0).message().contains("taken back"));
    }
  }

  @Test
  void noInviteBringsAnotherKeyOfTheirs() throws StartException {
    try (TestNode again = new TestNode(folder.resolve("again"), "Bob")) {
      Optional<String> forBob = Optional.of(bob.id());
      String made = alice.node().createInvite(VALID, forBob).code().orElseThrow();
      String theirs = again.node().createInvite(VALID).code().orElseThrow();
      again.close();
      alice.node().acceptInvite(theirs, forBob);
      alice.node().blockContact(bob.id());
      assertThat(alice.node().pairings()).isEmpty();
      again.start();
      again.node().acceptInvite(made);
      await()
          .atMost(TestNode.LIMIT)
          .until(() -> again.node().pairings().get(0).message().contains("taken back"));
      assertThat(alice.node().contact(bob.id()).keyChange()).isEmpty();
      assertThat(again.node().contacts()).isEmpty();
    }
  }

  @Test
  void somebodyNotYetConfirmedCanBeBlocked() throws StartException {
    try (TestNode dave = new TestNode(folder.resolve("dave"), "Dave")) {
      String code = alice.node().createInvite(VALID).code().orElseThrow();
      dave.node().acceptInvite(code);
      await().atMost(TestNode.LIMIT).until(() -> alice.knows(dave, ContactView.State.PENDING));
      alice.node().blockContact(dave.id());
      assertThatThrownBy(() -> alice.node().confirmContact(dave.id()))
          .hasMessageContaining("blocked");
      await().atMost(TestNode.LIMIT).until(() -> !dave.online(alice));
    }
  }
}
