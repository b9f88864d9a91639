package social.kith.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.demo.SamplePhotos;

/** Two nodes over real WebRTC on 127.0.0.1: one is backed up, lost, and restored elsewhere. */
class RestoreIT {
  @TempDir Path folder;
  private TestNode alice;
  private TestNode bob;
  private String words;
  private final List<String> before = new ArrayList<>();
  private final List<String> bobsSince = new ArrayList<>();
  private final List<String> alicesSince = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    alice = new TestNode(folder.resolve("alice"), "Alice");
    bob = new TestNode(folder.resolve("bob"), "Bob");
    alice.pair(bob);
    words = String.join(" ", alice.node().recovery().words().words());
    before.add(alice.post("Alice 1", photo(alice), bob).id());
    before.add(bob.post("Bob 1", photo(bob), alice).id());
    before.forEach(alice::awaitPost);
    before.forEach(bob::awaitPost);
    awaitStored(alice);
    awaitStored(bob);
  }

  @AfterEach
  void stop() {
    alice.close();
    bob.close();
  }

  @Test
  void thePersonIsBackAndTheLinkComesUp() throws Exception {
    String id = alice.id();
    backUp();
    loseAlice();
    restore();
    alice.awaitOnline(bob);
    bob.awaitOnline(alice);
    assertThat(alice.id()).isEqualTo(id);
    assertThat(alice.node().profile().name()).contains("Alice");
    assertThat(alice.node().recovery().view().wordsCheckedAt()).isPresent();
    assertThat(bob.node().contacts()).hasSize(1);
    String next = alice.post("Alice again", photo(alice), bob).id();
    bob.awaitPost(next);
    before.forEach(alice::awaitPost);
    assertTexts(bob, "Alice 1", "Bob 1", "Alice again");
    assertTexts(alice, "Alice 1", "Bob 1", "Alice again");
  }

  @Test
  void bothCatchUpWhatCameAfterTheBackup() throws Exception {
    backUp();
    shareAfterTheBackup();
    loseAlice();
    restore();
    bobsSince.forEach(alice::awaitPost);
    alice.post("Alice again", List.of(), bob);
    awaitStored(alice);
    assertTexts(alice, "Alice 1", "Bob 1", "Bob 2", "Bob 3", "Alice again");
    assertTexts(bob, "Alice 1", "Bob 1", "Bob 2", "Bob 3", "Alice 2", "Alice 3", "Alice again");
  }

  @Test
  void itIsStillKnownWhosePhotosAre() throws Exception {
    StorageView had = alice.node().storage().view();
    backUp();
    loseAlice();
    restore();
    StorageView has = alice.node().storage().view();
    assertThat(has.own().displayBytes()).isPositive().isEqualTo(had.own().displayBytes());
    assertThat(has.own().originalBytes()).isPositive().isEqualTo(had.own().originalBytes());
    assertThat(has.contacts().get(0).use().originalBytes())
        .isPositive()
        .isEqualTo(had.contacts().get(0).use().originalBytes());

    StorageBudget nothing = new StorageBudget(Optional.of(0L), StorageBudget.First.OLDEST);
    alice.node().storage().setBudget(nothing);
    await().atMost(TestNode.LIMIT).until(() -> original(before.get(1)).onDemand());
    assertThat(original(before.get(0)).complete()).isTrue();
    alice.awaitOnline(bob);
    alice.node().transfers().ask(before.get(1), 0, PhotoSize.ORIGINAL);
    alice.awaitPost(before.get(1));
  }

  private PhotoView.Rendition original(String post) {
    return alice.node().findPost(post).photos().get(0).original();
  }

  /** More and fewer than the contact got after the backup: none may be taken for one of those. */
  @Test
  void postsOfARestoredNodeWaitForTheContactsWord() throws Exception {
    backUp();
    shareAfterTheBackup();
    bob.close();
    for (int count : new int[] {1, 2, 4}) {
      loseAlice();
      restore();
      List<String> fresh =
          IntStream.range(0, count)
              .mapToObj(i -> alice.post("New " + count + "." + i, List.of(), bob).id())
              .toList();
      bob.start();
      fresh.forEach(bob::awaitPost);
      bobsSince.forEach(alice::awaitPost);
      awaitStored(alice);
      for (String id : fresh) {
        assertThat(alice.node().findPost(id).deliveries().get(0).state())
            .isEqualTo(DeliveryView.State.STORED);
      }
      assertNothingTwice(alice);
      assertNothingTwice(bob);
      bob.close();
    }
    bob.start();
    assertThat(texts(bob)).hasSize(2 + 4 + 1 + 2 + 4);
  }

  /** Each from a backup of another day: the one knows less than the other gave and got. */
  @Test
  void bothComeBackFromOldBackups() throws Exception {
    backUp();
    shareAfterTheBackup();
    String bobsWords = String.join(" ", bob.node().recovery().words().words());
    try (NodeBackup backup = bob.node().recovery().beginBackup()) {
      backup.writeTo(Files.newOutputStream(folder.resolve("bobs.age")));
    }
    bob.awaitPost(alice.post("Alice 4", List.of(), bob).id());
    alice.awaitPost(bob.post("Bob 4", List.of(), alice).id());
    loseAlice();
    bob.close();
    restore();
    Path home = Files.createTempDirectory(folder, "bob-again");
    try (InputStream backup = Files.newInputStream(folder.resolve("bobs.age"))) {
      Restoring.restore(home, bobsWords, backup);
    }
    bob = new TestNode(home);
    bobsSince.forEach(alice::awaitPost);
    bob.awaitPost(alice.post("Alice again", photo(alice), bob).id());
    alice.awaitPost(bob.post("Bob again", photo(bob), alice).id());
    awaitStored(alice);
    awaitStored(bob);
    assertTexts(alice, "Alice 1", "Bob 1", "Bob 2", "Bob 3", "Alice again", "Bob again");
    assertTexts(
        bob,
        "Alice 1",
        "Bob 1",
        "Bob 2",
        "Bob 3",
        "Alice 2",
        "Alice 3",
        "Alice again",
        "Bob again");
  }

  /** Bob holds nothing of what waits in the backup, or all of it. */
  @Test
  void whatWaitedInTheBackupArrivesOnce() throws Exception {
    bob.close();
    await().atMost(TestNode.LIMIT).until(() -> !alice.node().contact(bob.id()).link().online());
    String waiting = alice.post("Waits", List.of(), bob).id();
    backUp();
    loseAlice();
    restore();
    bob.start();
    bob.awaitPost(waiting);
    awaitStored(alice);
    loseAlice();
    restore();
    assertThat(alice.node().contact(bob.id()).waitingItems()).isEqualTo(1);
    alice.awaitOnline(bob);
    awaitStored(alice);
    assertNothingTwice(bob);
  }

  /** Met again after Bob was removed: what Bob holds from before does not swallow new posts. */
  @Test
  void somebodyRemovedAndMetAgainGetsEverythingNew() {
    alice.node().removeContact(bob.id());
    alice.pair(bob);
    List<String> fresh =
        IntStream.range(0, 3).mapToObj(i -> alice.post("Again " + i, List.of(), bob).id()).toList();
    fresh.forEach(bob::awaitPost);
    assertNothingTwice(bob);
  }

  @Test
  void oneBackupAtATime() {
    try (NodeBackup first = alice.node().recovery().beginBackup()) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> alice.node().recovery().beginBackup())
          .isInstanceOfSatisfying(
              KithException.class,
              e -> assertThat(e.kind()).isEqualTo(KithException.Kind.CONFLICT));
    }
    alice.node().recovery().beginBackup().close();
  }

  @Test
  void wordsAreCheckedByThreeOfThem() {
    Recovery recovery = alice.node().recovery();
    List<String> right = recovery.words().words();
    assertThat(recovery.view().wordsCheckedAt()).isEmpty();
    refuses(KithException.Kind.INVALID, answer(1, right), answer(2, right));
    refuses(KithException.Kind.INVALID, answer(1, right), answer(2, right), answer(2, right));
    refuses(
        KithException.Kind.INVALID,
        answer(1, right),
        answer(2, right),
        new RecoveryAnswer(25, "abandon"));
    refuses(
        KithException.Kind.CONFLICT,
        answer(1, right),
        answer(24, right),
        new RecoveryAnswer(3, "kith"));
    assertThat(recovery.view().wordsCheckedAt()).isEmpty();
    RecoveryAnswer typed =
        new RecoveryAnswer(24, " " + right.get(23).toUpperCase(Locale.ROOT) + " ");
    recovery.check(List.of(answer(1, right), typed, answer(12, right)));
    assertThat(recovery.view().wordsCheckedAt()).isPresent();
    assertThat(alice.events).anyMatch(NodeEvent.RecoveryChanged.class::isInstance);
    assertThat(alice.events.toString()).doesNotContain(right.get(0) + ",");
    assertThat(recovery.words()).hasToString("RecoveryWordsView");
  }

  private void refuses(KithException.Kind kind, RecoveryAnswer... answers) {
    assertThatThrownBy(() -> alice.node().recovery().check(List.of(answers)))
        .isInstanceOfSatisfying(KithException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  private static RecoveryAnswer answer(int position, List<String> words) {
    return new RecoveryAnswer(position, words.get(position - 1));
  }

  private void shareAfterTheBackup() throws Exception {
    alicesSince.add(alice.post("Alice 2", photo(alice), bob).id());
    alicesSince.add(alice.post("Alice 3", List.of(), bob).id());
    bobsSince.add(bob.post("Bob 2", photo(bob), alice).id());
    bobsSince.add(bob.post("Bob 3", List.of(), alice).id());
    alicesSince.forEach(bob::awaitPost);
    bobsSince.forEach(alice::awaitPost);
    awaitStored(alice);
    awaitStored(bob);
  }

  private void backUp() throws IOException {
    try (NodeBackup backup = alice.node().recovery().beginBackup()) {
      backup.writeTo(Files.newOutputStream(folder.resolve("backup.age")));
    }
  }

  private void loseAlice() {
    alice.close();
  }

  private void restore() throws Exception {
    Path home = Files.createTempDirectory(folder, "alice-again");
    try (InputStream backup = Files.newInputStream(folder.resolve("backup.age"))) {
      Restoring.restore(home, words, backup);
    }
    alice = new TestNode(home);
  }

  private static List<String> photo(TestNode node) throws IOException {
    return List.of(node.node().draftPhotos().add(SamplePhotos.jpeg(1, 800, 600), false).id());
  }

  private static void awaitStored(TestNode node) {
    await()
        .atMost(TestNode.LIMIT)
        .until(() -> node.node().contacts().stream().allMatch(c -> c.waitingItems() == 0));
  }

  private static List<String> texts(TestNode node) {
    return node.node().feed(Optional.empty(), 100).posts().stream().map(PostView::text).toList();
  }

  private static void assertTexts(TestNode node, String... texts) {
    assertThat(texts(node)).containsExactlyInAnyOrder(texts);
  }

  private static void assertNothingTwice(TestNode node) {
    assertThat(texts(node)).doesNotHaveDuplicates();
  }
}
