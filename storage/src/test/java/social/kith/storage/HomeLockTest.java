package social.kith.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import social.kith.crypto.Secret;
import social.kith.storage.StoreException.Reason;

@Timeout(60)
class HomeLockTest {
  @TempDir Path folder;
  private final Secret key = Secret.of(new byte[32]);

  @Test
  void secondStoreOfThisProcessIsRefused() {
    try (Store first = Store.open(folder, key)) {
      assertLocked(folder);
      assertThat(first.items().count()).isZero();
    }
    Store.open(folder, key).close();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void sameFolderByAnotherNameIsRefused() throws Exception {
    Path home = Files.createDirectory(folder.resolve("home"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), home);
    try (Store first = Store.open(home, key)) {
      assertLocked(link);
      assertLocked(home.resolve("..").resolve("home"));
      assertThat(first.items().count()).isZero();
    }
  }

  @Test
  void storeOfAnotherProcessIsRefusedUntilTheFirstEnds() throws Exception {
    try (Store first = Store.open(folder, key)) {
      assertThat(first.items().count()).isZero();
      assertThat(openElsewhere()).isEqualTo("LOCKED_BY_ANOTHER");
      assertLocked(folder);
      assertThat(openElsewhere())
          .as("refusing the second store here must not give up the lock")
          .isEqualTo("LOCKED_BY_ANOTHER");
    }
    assertThat(openElsewhere()).isEqualTo("open 0");
  }

  @Test
  void lockOfAKilledProcessIsFree() throws Exception {
    try (StoreProcess other = StoreProcess.start(StoreProcess.Opening.class, folder.toString())) {
      assertThat(other.line()).isEqualTo("open 0");
      assertLocked(folder);
      other.kill();
      Store.open(folder, key).close();
    }
  }

  private String openElsewhere() throws Exception {
    try (StoreProcess other = StoreProcess.start(StoreProcess.Opening.class, folder.toString())) {
      return other.line();
    }
  }

  private void assertLocked(Path home) {
    Failures.assertStoreFailure(
        () -> Store.open(home, key), Reason.LOCKED_BY_ANOTHER, "already running");
  }
}
