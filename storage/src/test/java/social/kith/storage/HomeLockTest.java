package social.kith.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import social.kith.storage.StoreException.Reason;

@Timeout(60)
class HomeLockTest {
  @TempDir Path folder;

  @Test
  void aSecondOneInThisProcessIsRefused() {
    try (Home first = Home.hold(folder)) {
      assertLocked(folder);
    }
    Home.hold(folder).close();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void sameFolderByAnotherNameIsRefused() throws Exception {
    Path home = Files.createDirectory(folder.resolve("home"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), home);
    try (Home first = Home.hold(home)) {
      assertLocked(link);
      assertLocked(home.resolve("..").resolve("home"));
    }
  }

  @Test
  void anotherProcessIsRefusedUntilTheFirstEnds() throws Exception {
    try (Home first = Home.hold(folder)) {
      assertThat(openElsewhere()).isEqualTo("LOCKED_BY_ANOTHER");
      assertLocked(folder);
      assertThat(openElsewhere())
          .as("refusing a second one here must not give up the lock")
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
      Home.hold(folder).close();
    }
  }

  private String openElsewhere() throws Exception {
    try (StoreProcess other = StoreProcess.start(StoreProcess.Opening.class, folder.toString())) {
      return other.line();
    }
  }

  private void assertLocked(Path home) {
    Failures.assertStoreFailure(() -> Home.hold(home), Reason.LOCKED_BY_ANOTHER, "already running");
  }
}
