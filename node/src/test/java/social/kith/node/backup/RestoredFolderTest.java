package social.kith.node.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.crypto.KeyFile;
import social.kith.crypto.NodeKeys;
import social.kith.crypto.Secret;
import social.kith.storage.Home;
import social.kith.storage.Store;

/** The process ends at any moment of a restore within a data folder, and the next one starts. */
class RestoredFolderTest {
  private static final List<String> IN_THEIR_ORDER = List.of("kith.db", "photos.db", "keys");

  @TempDir Path folder;
  private Path home;
  private NodeKeys before;
  private NodeKeys after;
  private byte[] backup;

  @BeforeEach
  void prepare() throws Exception {
    Path old = Files.createDirectory(folder.resolve("old"));
    after = NodeKeys.generate();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Home held = Home.hold(old);
        Store store = Store.open(held, after.storageKey());
        Backup made = Backup.begin(after, store)) {
      made.writeTo(out, Backup.Extent.ALL);
    }
    backup = out.toByteArray();
    home = Files.createDirectory(folder.resolve("home"));
    before = NodeKeys.generate();
    KeyFile.in(home).create(before);
    Files.writeString(home.resolve("api-token"), "stays");
    open(before);
    Files.writeString(home.resolve("kith.db-wal"), "of the one before");
    Files.writeString(home.resolve("kith.db-shm"), "of the one before");
  }

  @Test
  void untilItIsPublishedNothingIsAnothers() throws Exception {
    try (StagedRestore staged = stage()) {
      assertThat(staged.restored().identity()).isEqualTo(after.identity().id());
      // Killed now.
      RestoredFolder.takeOver(home);
    }
    assertThat(KeyFile.in(home).open().identity().id()).isEqualTo(before.identity().id());
    assertThat(names()).contains("kith.db-wal").noneMatch(name -> name.startsWith("."));
  }

  @Test
  void whereverItEndedAfterThatTheNextOneGoesOn() throws Exception {
    for (int moved = 0; moved <= IN_THEIR_ORDER.size(); moved++) {
      prepareAgain();
      try (StagedRestore staged = stage()) {
        staged.publish();
      }
      for (String file : IN_THEIR_ORDER.subList(0, moved)) {
        Files.deleteIfExists(home.resolve(file + "-wal"));
        Files.deleteIfExists(home.resolve(file + "-shm"));
        Files.move(
            home.resolve("restored").resolve(file),
            home.resolve(file),
            StandardCopyOption.REPLACE_EXISTING);
      }
      RestoredFolder.takeOver(home);
      RestoredFolder.takeOver(home);
      assertThat(names()).containsExactly("api-token", "keys", "kith.db", "lock", "photos.db");
      assertThat(KeyFile.in(home).open().identity().id()).isEqualTo(after.identity().id());
      open(after);
    }
  }

  private void prepareAgain() throws Exception {
    Directories.delete(home);
    Directories.delete(folder.resolve("old"));
    prepare();
  }

  private StagedRestore stage() throws Exception {
    try (Secret seed = after.identity().seed()) {
      return Restore.within(home, seed, new ByteArrayInputStream(backup), backup.length);
    }
  }

  private void open(NodeKeys keys) {
    try (Home held = Home.hold(home);
        Store store = Store.open(held, keys.storageKey())) {
      assertThat(store.items().count()).isZero();
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(home)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
