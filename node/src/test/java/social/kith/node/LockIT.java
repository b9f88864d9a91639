package social.kith.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.KithException.Kind;

/** A passphrase, and what a node is while it is locked. */
class LockIT {
  private static final String PASSPHRASE = "correct horse";

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

  private void setPassphrase() {
    assertThat(alice.host().setPassphrase(Optional.empty(), PASSPHRASE))
        .isEqualTo(new LockView(false, true));
  }

  private static void assertRefused(Kind kind, Callable<?> action) {
    assertThatThrownBy(action::call)
        .isInstanceOfSatisfying(KithException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .message()
        .contains(" ");
  }

  @Test
  void lockedItIsGoneAndUnlockedItGoesOn() {
    String id = alice.id();
    setPassphrase();
    PostView before = alice.post("Before", List.of(), bob);
    bob.awaitPost(before.id());

    assertThat(alice.host().lock()).isEqualTo(new LockView(true, true));

    assertRefused(Kind.LOCKED, () -> alice.node());
    await().atMost(TestNode.LIMIT).until(() -> !bob.node().contact(id).link().online());
    assertThat(folder.resolve("alice/kith.db-wal")).doesNotExist();
    PostView waiting = bob.node().post(toAlice(id));
    assertRefused(Kind.FORBIDDEN, () -> alice.host().unlock("correct hors3"));
    assertThat(alice.host().state().locked()).isTrue();

    assertThat(alice.host().unlock(PASSPHRASE)).isEqualTo(new LockView(false, true));

    assertThat(alice.id()).isEqualTo(id);
    assertThat(alice.has(before.id())).isTrue();
    alice.awaitPost(waiting.id());
    alice.awaitOnline(bob);
    bob.awaitPost(alice.post("After", List.of(), bob).id());
  }

  private static NewPost toAlice(String id) {
    return new NewPost(
        "It waits", List.of(), List.of(id), List.of(), Optional.empty(), Optional.empty());
  }

  @Test
  void listenersHearOfItAndStay() {
    setPassphrase();
    alice.host().lock();
    alice.host().unlock(PASSPHRASE);
    alice.node().setName("Alice again");
    assertThat(alice.events)
        .filteredOn(e -> e instanceof NodeEvent.LockChanged)
        .extracting(e -> ((NodeEvent.LockChanged) e).lock())
        .containsExactly(
            new LockView(false, true), new LockView(true, true), new LockView(false, true));
    int locked = alice.events.indexOf(new NodeEvent.LockChanged(new LockView(true, true)));
    assertThat(alice.events.get(locked + 1))
        .as("between them nothing is told but what opening brings")
        .isNotInstanceOf(NodeEvent.PostAdded.class);
    assertThat(alice.events).anyMatch(e -> e instanceof NodeEvent.ProfileChanged);
  }

  @Test
  void underAPassphraseItStartsLocked() throws StartException {
    setPassphrase();
    alice.restart();
    assertThat(alice.host().state()).isEqualTo(new LockView(true, true));
    assertRefused(Kind.LOCKED, () -> alice.node());
    assertThatThrownBy(
            () ->
                NodeHost.start(
                    new NodeConfig(folder.resolve("alice"), NodeConfig.Network.LOOPBACK, 33_000)))
        .as("the folder is held while it is locked")
        .isInstanceOf(StartException.class)
        .hasMessageContaining("already");
    alice.host().unlock(PASSPHRASE);
    alice.awaitOnline(bob);
  }

  @Test
  void theOldPassphraseIsNeededToChangeOrRemoveIt() throws StartException {
    NodeHost host = alice.host();
    assertRefused(Kind.CONFLICT, () -> host.unlock(PASSPHRASE));
    assertRefused(Kind.CONFLICT, host::lock);
    assertRefused(Kind.CONFLICT, () -> host.removePassphrase(PASSPHRASE));
    assertRefused(Kind.INVALID, () -> host.setPassphrase(Optional.empty(), "1234567"));
    assertRefused(Kind.INVALID, () -> host.setPassphrase(Optional.empty(), "x".repeat(1_025)));
    setPassphrase();
    assertRefused(Kind.CONFLICT, () -> host.setPassphrase(Optional.empty(), "another horse"));
    assertRefused(
        Kind.FORBIDDEN, () -> host.setPassphrase(Optional.of("wrong horse"), "another horse"));
    assertRefused(Kind.FORBIDDEN, () -> host.removePassphrase("wrong horse"));

    host.setPassphrase(Optional.of(PASSPHRASE), "another horse");
    assertRefused(Kind.FORBIDDEN, () -> host.unlock(PASSPHRASE));
    host.lock();
    assertRefused(Kind.LOCKED, () -> host.removePassphrase("another horse"));
    assertRefused(Kind.LOCKED, () -> host.setPassphrase(Optional.of("another horse"), PASSPHRASE));
    host.unlock("another horse");

    assertThat(host.removePassphrase("another horse")).isEqualTo(new LockView(false, false));
    alice.restart();
    assertThat(alice.node().profile().name()).contains("Alice");
  }

  /** Eight at once take eight times as long as one, or nearly. */
  @Test
  void passphrasesAreTriedOneAtATime() throws Exception {
    setPassphrase();
    alice.host().lock();
    long begun = System.nanoTime();
    assertRefused(Kind.FORBIDDEN, () -> alice.host().unlock("wrong horse"));
    long one = System.nanoTime() - begun;
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      begun = System.nanoTime();
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        all.add(
            pool.submit(
                () -> assertRefused(Kind.FORBIDDEN, () -> alice.host().unlock("wrong horse"))));
      }
      for (Future<?> attempt : all) {
        attempt.get();
      }
    } finally {
      pool.shutdown();
    }
    // Java gets faster on the way; side by side on two cores they would take half of this.
    assertThat(System.nanoTime() - begun).isGreaterThan(4 * one / 2);
    alice.host().unlock(PASSPHRASE);
  }

  @Test
  void whatIsUnderWayWhenItLocksIsRefusedAndTheNodeComesBack() throws Exception {
    setPassphrase();
    CompletableFuture<Boolean> posting =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                while (true) {
                  alice.post("One of many", List.of(), bob);
                }
              } catch (RuntimeException e) {
                return true;
              }
            });
    await().atMost(TestNode.LIMIT).until(() -> alice.node().status().posts() > 20);
    alice.host().lock();
    assertThat(posting.get()).isTrue();
    alice.host().unlock(PASSPHRASE);
    long kept = alice.node().status().posts();
    await().atMost(TestNode.LIMIT).until(() -> bob.node().status().posts() == kept);
  }

  @Test
  void aDamagedDatabaseLeavesItLockedAndSaysWhy() throws Exception {
    setPassphrase();
    alice.host().lock();
    Path file = folder.resolve("alice/kith.db");
    byte[] good = Files.readAllBytes(file);
    Files.writeString(file, "no database ".repeat(1_000));
    assertRefused(Kind.UNAVAILABLE, () -> alice.host().unlock(PASSPHRASE));
    assertThat(alice.host().state().locked()).isTrue();
    Files.write(file, good);
    alice.host().unlock(PASSPHRASE);
    assertThat(alice.node().profile().name()).contains("Alice");
  }
}
