package social.kith.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process sets and removes a passphrase as fast as it can and is killed at a random moment: the
 * key file is whole, in one form or the other, and holds the same keys.
 */
class KeyFileKilledTest {
  private static final int ROUNDS = 20;
  private static final String PASSPHRASE = "correct horse";

  @TempDir Path home;

  /** The process that is killed. */
  public static final class Changing {
    private static final int IN_THE_CLEAR = 200;

    /** Takes the folder. */
    public static void main(String[] args) throws Exception {
      KeyFile file = KeyFile.in(Path.of(args[0]));
      try (Passphrase passphrase = Passphrase.parse(PASSPHRASE);
          NodeKeys keys = file.isSealed() ? file.open(passphrase) : file.open()) {
        System.out.write('r');
        System.out.flush();
        // Mostly what is quick, since most of the other is spent before anything is written.
        for (int i = 0; ; i++) {
          if (i % IN_THE_CLEAR == 0) {
            file.replace(keys, passphrase);
          } else {
            file.replace(keys);
          }
        }
      }
    }
  }

  @Test
  @Timeout(300)
  void isTheOldOneOrTheNewOne() throws Exception {
    NodeKeys keys = NodeKeys.generate();
    KeyFile.in(home).create(keys);
    Random random = new Random();
    Set<Integer> sizes = new HashSet<>();
    for (int round = 0; round < ROUNDS; round++) {
      changeAndKill(1 + random.nextInt(800));
      sizes.add((int) Files.size(home.resolve(KeyFile.NAME)));
      KeyFile file = KeyFile.in(home);
      try (Passphrase passphrase = Passphrase.parse(PASSPHRASE);
          NodeKeys found = file.isSealed() ? file.open(passphrase) : file.open()) {
        assertThat(found.identity().seed()).isEqualTo(keys.identity().seed());
        assertThat(found.storageKey()).isEqualTo(keys.storageKey());
      }
      try (var files = Files.list(home)) {
        assertThat(files).as("nothing is left").hasSize(1);
      }
    }
    assertThat(sizes).as("whole, in the clear or sealed").isSubsetOf(73, 137);
  }

  private void changeAndKill(int afterMs) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Changing.class.getName(),
                home.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(process.getInputStream().read()).isEqualTo('r');
      process.waitFor(afterMs, java.util.concurrent.TimeUnit.MILLISECONDS);
      assertThat(process.isAlive()).isTrue();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }
}
