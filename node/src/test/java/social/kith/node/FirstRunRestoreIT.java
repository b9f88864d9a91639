package social.kith.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.demo.SamplePhotos;

/** A node that runs, and that nobody has named yet, becomes the one of a backup, or stays new. */
class FirstRunRestoreIT {
  @TempDir Path folder;
  private TestNode alice;
  private TestNode bob;
  private TestNode fresh;
  private String words;
  private byte[] backup;
  private PostView post;

  @BeforeEach
  void start() throws Exception {
    alice = new TestNode(folder.resolve("alice"), "Alice");
    bob = new TestNode(folder.resolve("bob"), "Bob");
    alice.pair(bob);
    words = String.join(" ", alice.node().recovery().words().words());
    String photo = alice.node().draftPhotos().add(SamplePhotos.jpeg(1, 800, 600), false).id();
    post = alice.post("A lake", List.of(photo), bob);
    bob.awaitPost(post.id());
    backup = backUp();
    fresh = new TestNode(folder.resolve("fresh"));
  }

  @AfterEach
  void stop() {
    alice.close();
    bob.close();
    fresh.close();
  }

  @Test
  void theRunningNodeIsThePersonAndItsContactSeesThem() throws Exception {
    String stranger = fresh.node().profile().id();
    fresh.node().draftPhotos().add(SamplePhotos.jpeg(2, 80, 60), false);
    alice.close();
    Restoring.RestoredView done = restore(words, backup);
    assertThat(done.id()).isEqualTo(alice.id()).isNotEqualTo(stranger);
    assertThat(done.contacts()).isEqualTo(1);
    assertThat(done.posts()).isEqualTo(1);
    assertThat(fresh.node().profile().id()).isEqualTo(alice.id());
    assertThat(fresh.node().profile().name()).contains("Alice");
    fresh.awaitOnline(bob);
    assertThat(bob.node().contacts()).hasSize(1);
    fresh.awaitPost(post.id());
    bob.awaitPost(fresh.post("Again", List.of(), bob).id());
    assertThat(fresh.node().draftPhotos().all()).isEmpty();
    assertThat(fresh.events)
        .contains(
            new NodeEvent.LockChanged(new LockView(true, false)),
            new NodeEvent.LockChanged(new LockView(false, false)));
    assertThat(names()).doesNotContain("restored").noneMatch(name -> name.startsWith(".kith"));
    fresh.restart();
    assertThat(fresh.node().profile().id()).isEqualTo(alice.id());
    fresh.awaitOnline(bob);
  }

  @Test
  void whatIsWrongLeavesTheNodeNew() throws Exception {
    String id = fresh.node().profile().id();
    List<String> before = names();
    refused("is none of the recovery words", "kith " + words.substring(words.indexOf(' ')), backup);
    refused("These are 2 words", "abandon abandon", backup);
    refused(
        "do not open this backup", String.join(" ", bob.node().recovery().words().words()), backup);
    refused("is no backup of Kith", words, "no backup".getBytes(StandardCharsets.UTF_8));
    refused("is no backup of Kith", words, new byte[0]);
    for (int size = backup.length - 1; size > 5_000; size -= backup.length / 7) {
      refused("is damaged", words, Arrays.copyOf(backup, size));
      byte[] changed = backup.clone();
      changed[size] ^= 1;
      refused("is damaged", words, changed);
    }
    assertThatThrownBy(() -> fresh.host().restore(words, in(backup), Long.MAX_VALUE))
        .isInstanceOf(KithException.class)
        .hasMessageContaining("Make room, then try again.");
    assertThat(fresh.node().profile().id()).isEqualTo(id);
    assertThat(names()).isEqualTo(before);
    fresh.restart();
    assertThat(fresh.node().profile().name()).isEmpty();
    assertThat(fresh.node().profile().id()).isEqualTo(id);
    alice.close();
    assertThat(restore(words, backup).id()).isEqualTo(alice.id());
  }

  @Test
  void aNodeOfSomebodyIsLeftAlone() {
    fresh.node().setName("Carol");
    conflicts("This node belongs to somebody");
    assertThat(fresh.node().profile().name()).contains("Carol");
  }

  @Test
  void aPassphraseIsNotLostWithoutAWord() {
    fresh.host().setPassphrase(Optional.empty(), "correct horse");
    conflicts("The passphrase of this node");
    fresh.host().lock();
    assertThatThrownBy(() -> restore(words, backup))
        .isInstanceOfSatisfying(
            KithException.class, e -> assertThat(e.kind()).isEqualTo(KithException.Kind.LOCKED));
  }

  /** Named in another window while the backup is read. */
  @Test
  void aNameThatIsGivenMeanwhileCounts() throws Exception {
    try (PipedOutputStream sent = new PipedOutputStream();
        PipedInputStream read = new PipedInputStream(sent, backup.length)) {
      CompletableFuture<Restoring.RestoredView> restoring =
          CompletableFuture.supplyAsync(() -> fresh.host().restore(words, read, backup.length));
      sent.write(backup, 0, backup.length / 2);
      sent.flush();
      await()
          .atMost(TestNode.LIMIT)
          .until(() -> names().stream().anyMatch(n -> n.startsWith(".kith-restore-")));
      conflicts("is being restored already");
      fresh.node().setName("Carol");
      sent.write(backup, backup.length / 2, backup.length - backup.length / 2);
      sent.close();
      assertThatThrownBy(() -> restoring.get(TestNode.LIMIT.toSeconds(), TimeUnit.SECONDS))
          .hasMessageContaining("This node belongs to somebody");
    }
    assertThat(fresh.node().profile().name()).contains("Carol");
    assertThat(names()).noneMatch(name -> name.startsWith(".kith")).doesNotContain("restored");
  }

  private void conflicts(String why) {
    assertThatThrownBy(() -> restore(words, backup))
        .isInstanceOfSatisfying(
            KithException.class, e -> assertThat(e.kind()).isEqualTo(KithException.Kind.CONFLICT))
        .hasMessageContaining(why);
  }

  private void refused(String why, String typed, byte[] file) {
    assertThatThrownBy(() -> restore(typed, file))
        .isInstanceOfSatisfying(
            KithException.class, e -> assertThat(e.kind()).isEqualTo(KithException.Kind.INVALID))
        .hasMessageContaining(why);
  }

  private Restoring.RestoredView restore(String typed, byte[] file) {
    return fresh.host().restore(typed, in(file), file.length);
  }

  private static InputStream in(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private byte[] backUp() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (NodeBackup made = alice.node().recovery().beginBackup()) {
      made.writeTo(out);
    }
    return out.toByteArray();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(fresh.home())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
