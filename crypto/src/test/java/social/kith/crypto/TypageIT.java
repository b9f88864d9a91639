package social.kith.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files go both ways between Kith and typage, the age of its author for JavaScript. */
class TypageIT {
  private static final String SCRIPT = "typage-end.mjs";
  private static final long LIMIT_SECONDS = 120;
  private static final int CHUNK = 65_536;

  @TempDir static Path folder;

  private final AgeIdentity identity = AgeIdentity.of(Secret.random());

  @BeforeAll
  static void install() throws Exception {
    try (InputStream script = TypageIT.class.getResourceAsStream(SCRIPT)) {
      Files.write(folder.resolve(SCRIPT), script.readAllBytes());
    }
    boolean installed;
    try {
      installed = run("npm", "install", "--no-audit", "--no-fund", "age-encryption");
    } catch (IOException e) {
      installed = false;
    }
    assumeTrue(installed, "Skipped: npm cannot install age-encryption: no Node.js, or no network?");
  }

  @Test
  void typageOpensWhatKithSealed() throws Exception {
    for (int size : new int[] {0, 1, CHUNK, 3 * CHUNK + 1}) {
      byte[] plain = plain(size);
      try (OutputStream out =
          identity.encrypting(Files.newOutputStream(folder.resolve("kith.age")))) {
        out.write(plain);
      }
      assertThat(typage("decrypt", identity.secretText(), "kith.age", "opened")).isTrue();
      assertThat(folder.resolve("opened")).hasBinaryContent(plain);
    }
  }

  @Test
  void kithOpensWhatTypageSealed() throws Exception {
    for (int size : new int[] {0, 1, CHUNK, 3 * CHUNK + 1}) {
      byte[] plain = plain(size);
      Files.write(folder.resolve("plain"), plain);
      assertThat(typage("encrypt", identity.recipientText(), "plain", "typage.age")).isTrue();
      try (InputStream in =
          identity.decrypting(Files.newInputStream(folder.resolve("typage.age")))) {
        assertThat(in.readAllBytes()).isEqualTo(plain);
      }
    }
  }

  private static boolean typage(String what, String key, String from, String to)
      throws IOException, InterruptedException {
    return run("node", SCRIPT, what, key, from, to);
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      return false;
    }
    return process.exitValue() == 0;
  }

  private static byte[] plain(int size) {
    byte[] plain = new byte[size];
    new Random(size).nextBytes(plain);
    return plain;
  }
}
