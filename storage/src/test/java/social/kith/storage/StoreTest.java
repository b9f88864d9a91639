package social.kith.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import social.kith.crypto.Secret;
import social.kith.storage.StoreException.Reason;

class StoreTest extends StoreFixture {

  @Test
  void closingLeavesTwoDatabasesAndALock() throws IOException {
    update(tx -> store.settings().put(tx, "name", new byte[] {1}));
    store.close();
    store.close();
    try (Stream<Path> files = Files.list(home)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("kith.db", "photos.db", "lock");
    }
    assertThatThrownBy(() -> store.settings().find("name"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> update(tx -> {})).isInstanceOf(IllegalStateException.class);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void allFilesAreForTheOwnerOnly() throws IOException {
    addContact(1);
    assertOnlyForOwner("kith.db", "kith.db-wal", "kith.db-shm", "lock");
    assertOnlyForOwner("photos.db", "photos.db-wal", "photos.db-shm");
    store.close();
    for (String name : List.of("kith.db", "photos.db", "lock")) {
      Files.setPosixFilePermissions(
          home.resolve(name), PosixFilePermissions.fromString("rw-rw-rw-"));
    }
    reopen();
    addContact(2);
    assertOnlyForOwner("kith.db", "kith.db-wal", "photos.db", "photos.db-wal", "lock");
  }

  private void assertOnlyForOwner(String... names) throws IOException {
    for (String name : names) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(name))))
          .as(name)
          .isEqualTo("rw-------");
    }
  }

  @Test
  void durabilityIsSet() {
    assertThat(pragma("journal_mode")).isEqualTo("wal");
    assertThat(pragma("synchronous")).as("FULL").isEqualTo("2");
    assertThat(pragma("foreign_keys")).isEqualTo("1");
    assertThat(pragma("secure_delete")).isEqualTo("1");
    assertThat(pragma("temp_store")).as("MEMORY").isEqualTo("2");
    assertThat(RawFile.number(home.resolve("photos.db"), "PRAGMA page_size")).isEqualTo(16_384);
    assertThat(RawFile.number(home.resolve("kith.db"), "PRAGMA page_size")).isEqualTo(4_096);
  }

  private String pragma(String name) {
    return write(tx -> tx.find("PRAGMA " + name, row -> row.text(1)).orElseThrow());
  }

  @Test
  void folderNameMayHaveAnyCharacters() throws IOException {
    Path odd = Files.createDirectory(home.resolve("Zoë's ?mode=memory&x=1 #2 50% 🦊"));
    try (Home held = Home.hold(odd);
        Store first = Store.open(held, key)) {
      first.update(tx -> first.settings().put(tx, "name", new byte[] {5})).join();
    }
    assertThat(odd.resolve("kith.db")).isNotEmptyFile();
    try (Home held = Home.hold(odd);
        Store again = Store.open(held, key)) {
      assertThat(again.settings().find("name")).contains(new byte[] {5});
    }
  }

  @Test
  void transactionIsOverWhenItsWorkIs() {
    AtomicReference<Tx> kept = new AtomicReference<>();
    update(kept::set);
    assertThatThrownBy(() -> store.settings().put(kept.get(), "name", new byte[0]))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the transaction is over");
  }

  @Test
  void readsSeeWhatWasCommittedAndNoMore() {
    write(
        tx -> {
          store.settings().put(tx, "name", new byte[] {1});
          assertThat(store.settings().find("name")).isEmpty();
          return true;
        });
    assertThat(store.settings().find("name")).isPresent();
  }

  @Test
  void workCannotCloseTheStore() {
    assertThatThrownBy(() -> update(tx -> store.close())).isInstanceOf(IllegalStateException.class);
    addContact(1);
    Failures.assertStoreFailure(() -> Home.hold(home), Reason.LOCKED_BY_ANOTHER, "already running");
  }

  @Test
  void missingFolderIsUnreadable() {
    Path none = home.resolve("none");
    Failures.assertStoreFailure(() -> Home.hold(none), Reason.UNREADABLE, none.toString());
    assertThat(none).doesNotExist();
  }

  @Test
  void fileInPlaceOfTheFolderIsUnreadable() throws IOException {
    Path file = Files.createFile(home.resolve("file"));
    Failures.assertStoreFailure(() -> Home.hold(file), Reason.UNREADABLE, file.toString());
  }

  /** Nobody can write there, not even the super-user, as whom tests may run. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void folderThatCannotBeWrittenIsUnreadable() {
    Path proc = Path.of("/proc");
    Failures.assertStoreFailure(() -> Home.hold(proc), Reason.UNREADABLE, "/proc");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void databaseThatIsAFolderIsUnreadable() throws IOException {
    Path other = Files.createDirectories(home.resolve("other"));
    Files.createDirectory(other.resolve("kith.db"));
    try (Home its = Home.hold(other)) {
      Failures.assertStoreFailure(() -> Store.open(its, key), Reason.UNREADABLE, "kith.db");
    }
  }

  @Test
  void otherKeyIsRefused() {
    store.close();
    Failures.assertStoreFailure(
        () -> Store.open(held, Secret.of(bytes(32, 8))), Reason.CORRUPT, "keys");
    reopen();
  }

  @Test
  void newerFilesAreRefusedAndKept() {
    for (String name : List.of("kith.db", "photos.db")) {
      store.close();
      long version = RawFile.number(home.resolve(name), "PRAGMA user_version");
      RawFile.update(home.resolve(name), "PRAGMA user_version = 99");
      Failures.assertStoreFailure(
          () -> Store.open(held, key), Reason.NEWER_VERSION, "Install the newest Kith");
      assertThat(RawFile.number(home.resolve(name), "PRAGMA user_version")).isEqualTo(99);
      RawFile.update(home.resolve(name), "PRAGMA user_version = " + version);
      reopen();
    }
  }

  /** The versions that open without Flyway are those that Flyway's migrations end at. */
  @Test
  void versionIsThatOfTheLastMigration() {
    for (String name : List.of("kith.db", "photos.db")) {
      assertThat(
              RawFile.number(
                  home.resolve(name),
                  "SELECT max(CAST(version AS INTEGER)) FROM flyway_schema_history"))
          .isEqualTo(RawFile.number(home.resolve(name), "PRAGMA user_version"));
    }
  }

  @Test
  void fullDiskFailsTheWriteAndNothingElse() {
    Item kept = addItem("kept", 1);
    write(tx -> tx.find("PRAGMA max_page_count = 100", row -> row.number(1)));
    Item large = item("x".repeat(2_000_000), 2);
    Failures.assertStoreFailure(
        () -> write(tx -> store.items().insert(tx, large, Set.of(), List.of())),
        Reason.DISK_FULL,
        "full");
    assertThat(store.items().find(kept.id())).isPresent();
    assertThat(store.items().find(large.id())).isEmpty();
    write(tx -> tx.find("PRAGMA max_page_count = 1000000", row -> row.number(1)));
    addItem("after", 3);
    assertThat(write(tx -> store.items().insert(tx, large, Set.of(), List.of())).booleanValue())
        .isTrue();
  }
}
