package social.kith.node.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.crypto.AgeIdentity;
import social.kith.crypto.ContactId;
import social.kith.crypto.KeyFile;
import social.kith.crypto.NodeKeys;
import social.kith.crypto.Secret;
import social.kith.node.demo.SamplePhotos;
import social.kith.node.feed.Feed;
import social.kith.node.feed.PhotoShelf;
import social.kith.node.feed.Post;
import social.kith.storage.FeedFilter;
import social.kith.storage.Home;
import social.kith.storage.Store;

/** A store with a post and its photo, backed up and restored in every way that can go wrong. */
class RestoreTest {
  @TempDir Path folder;
  private Path home;
  private NodeKeys keys;
  private Home held;
  private Store store;
  private Secret seed;

  @BeforeEach
  void open() throws Exception {
    Path old = Files.createDirectory(folder.resolve("old"));
    home = Files.createDirectory(folder.resolve("parent")).resolve("home");
    keys = NodeKeys.generate();
    held = Home.hold(old);
    store = Store.open(held, keys.storageKey());
    seed = keys.identity().seed();
    PhotoShelf shelf = new PhotoShelf(store, Clock.systemUTC());
    PhotoShelf.DraftPhoto draft =
        shelf.add(SamplePhotos.jpeg(1, 400, 300), Optional.empty(), false);
    Post post =
        new Post(System.currentTimeMillis(), new byte[16], "A post", List.of(draft.photo()));
    new Feed(keys.identity(), store)
        .share(post, Set.of(), List.of(), List.of(draft.id()), Optional.empty())
        .join();
  }

  @AfterEach
  void close() {
    store.close();
    held.close();
    seed.close();
  }

  @Test
  void isAllThereAgain() throws Exception {
    Restore.Restored restored = restore(backup());
    assertThat(restored.identity()).isEqualTo(keys.identity().id());
    assertThat(Duration.between(restored.madeAt(), Instant.now())).isLessThan(Duration.ofHours(1));
    assertThat(restored.items()).isEqualTo(1);
    assertThat(restored.photos()).isEqualTo(2);
    NodeKeys again = KeyFile.in(home).open();
    assertThat(again.identity().key()).isEqualTo(keys.identity().key());
    try (Home place = Home.hold(home);
        Store found = Store.open(place, again.storageKey())) {
      Post post =
          new Feed(again.identity(), found)
              .before(FeedFilter.HEARD, Optional.empty(), 1)
              .get(0)
              .post()
              .get();
      assertThat(post.text()).isEqualTo("A post");
      Post.Rendition original = post.photos().get(0).original();
      try (InputStream photo = new PhotoShelf(found, Clock.systemUTC()).open(original)) {
        assertThat(photo.readAllBytes()).hasSize((int) original.sizeBytes());
      }
      assertThat(WordsChecked.find(found)).isPresent();
    }
    assertThat(names(home)).containsExactly("keys", "kith.db", "lock", "photos.db");
    assertThat(mode(home)).isEqualTo("rwx------");
    assertThat(mode(home.resolve("kith.db"))).isEqualTo("rw-------");
    assertThat(names(folder.resolve("parent"))).containsExactly("home");
  }

  @Test
  void takesTheStateOfTheMomentItBegan() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Backup backup = Backup.begin(keys, store)) {
      assertThatThrownBy(() -> Backup.begin(keys, store)).isInstanceOf(IllegalStateException.class);
      Post later = new Post(System.currentTimeMillis(), new byte[16], "Later", List.of());
      new Feed(keys.identity(), store)
          .share(later, Set.<ContactId>of(), List.of(), List.of(), Optional.empty())
          .join();
      backup.writeTo(out, Backup.Extent.ALL);
    }
    assertThat(restore(out.toByteArray()).items()).isEqualTo(1);
    Backup.begin(keys, store).close();
  }

  @Test
  void isRefusedUnlessTheFolderIsEmpty() throws Exception {
    byte[] backup = backup();
    Files.createDirectories(home);
    assertThat(restore(backup).items()).isEqualTo(1);
    refused(() -> restore(backup), "is not empty");
    Path file = Files.write(folder.resolve("file"), new byte[1]);
    refused(() -> Restore.run(file, seed, in(backup)), "is not empty");
    assertThat(file).hasSize(1);
  }

  @Test
  void wrongWordsAreRefused() throws Exception {
    byte[] backup = backup();
    refused(
        () -> Restore.run(home, Secret.random(), in(backup)),
        "These words do not open this backup");
    nothingIsThere();
  }

  @Test
  void cutAnywhereIsRefused() throws Exception {
    byte[] backup = backup();
    for (int size : new int[] {0, 1, 100, 1_000, 2_000}) {
      refused(() -> restore(Arrays.copyOf(backup, size)), "Nothing was changed.");
    }
    for (int size = backup.length - 1; size > 0; size -= backup.length / 12) {
      byte[] cut = Arrays.copyOf(backup, size);
      refused(() -> restore(cut), "Nothing was changed.");
    }
    nothingIsThere();
  }

  @Test
  void changedAnywhereIsRefused() throws Exception {
    byte[] backup = backup();
    for (int at = backup.length - 1; at > 0; at -= backup.length / 12) {
      byte[] changed = backup.clone();
      changed[at] ^= 1;
      refused(() -> restore(changed), "is damaged");
    }
    refused(() -> restore(Arrays.copyOf(backup, backup.length + 1)), "is damaged");
    refused(() -> restore("no backup".getBytes(StandardCharsets.UTF_8)), "is no backup of Kith");
    nothingIsThere();
  }

  @Test
  void newerFormatIsRefusedWithAdvice() throws Exception {
    Manifest newer = new Manifest(Manifest.FORMAT + 1, Instant.now(), keys.identity().id());
    refused(() -> restore(archive(newer, "")), "was made by a newer Kith");
    Manifest others = new Manifest(Manifest.FORMAT, Instant.now(), ContactId.of(new byte[32]));
    refused(() -> restore(archive(others, "")), "is damaged");
    Manifest own = new Manifest(Manifest.FORMAT, Instant.now(), keys.identity().id());
    refused(() -> restore(archive(own, "../kith.db")), "is damaged");
    refused(() -> restore(archive(own, "kith.db")), "is damaged");
    nothingIsThere();
  }

  @Test
  void unwritableParentIsRefused() throws Exception {
    Path file = Files.write(folder.resolve("file"), new byte[1]);
    byte[] backup = backup();
    refused(() -> Restore.run(file.resolve("home"), seed, in(backup)), "cannot be written");
  }

  @Test
  void failingOutputLeavesNoWholeFile() {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            if (written.size() == 100_000) {
              throw new IOException("full");
            }
            written.write(b);
          }
        };
    try (Backup backup = Backup.begin(keys, store)) {
      assertThatThrownBy(() -> backup.writeTo(full, Backup.Extent.ALL)).hasMessage("full");
    }
    refused(() -> restore(written.toByteArray()), "is damaged");
  }

  private byte[] backup() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Backup backup = Backup.begin(keys, store)) {
      backup.writeTo(out, Backup.Extent.ALL);
    }
    return out.toByteArray();
  }

  /** Whole, and sealed to the right identity, but with other content. */
  private byte[] archive(Manifest manifest, String nextFile) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (AgeIdentity identity = AgeIdentity.of(seed);
        OutputStream sealed = identity.encrypting(out)) {
      TarWriter tar = new TarWriter(sealed, Instant.now());
      tar.file(BackupFiles.README, new byte[0]);
      tar.file(Manifest.FILE, manifest.encode());
      tar.file(BackupFiles.STORAGE_KEY, StorageKeyText.encode(keys.storageKey()));
      tar.file(nextFile, new byte[100]);
      tar.finish();
    }
    return out.toByteArray();
  }

  private Restore.Restored restore(byte[] backup) throws RestoreException {
    return Restore.run(home, seed, in(backup));
  }

  private static InputStream in(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private static void refused(ThrowingCallable restore, String why) {
    assertThatThrownBy(restore).isInstanceOf(RestoreException.class).hasMessageContaining(why);
  }

  private void nothingIsThere() throws IOException {
    assertThat(names(folder.resolve("parent"))).isEmpty();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
