package social.kith.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
  @TempDir Path home;

  @Test
  void isTheSameAfterReopening() throws Exception {
    KeyFile first = KeyFile.loadOrCreate(home);
    KeyFile again = KeyFile.loadOrCreate(home);
    assertThat(again.identity().key()).isEqualTo(first.identity().key());
    assertThat(again.storageKey()).isEqualTo(first.storageKey());
    assertThat(again.identity().seed()).isNotEqualTo(again.storageKey());
  }

  @Test
  void holdsTheKeysThatItIsMadeWith() throws Exception {
    try (Secret seed = Secret.random();
        Secret storageKey = Secret.random();
        Secret other = Secret.random()) {
      KeyFile.create(home, seed, storageKey);
      KeyFile.create(home, other, other);
      KeyFile made = KeyFile.loadOrCreate(home);
      assertThat(made.identity().seed()).isEqualTo(seed);
      assertThat(made.storageKey()).isEqualTo(storageKey);
      assertThat(mode()).isEqualTo("rw-------");
    }
  }

  @Test
  void isForTheOwnerOnly() throws Exception {
    KeyFile.loadOrCreate(home);
    assertThat(mode()).isEqualTo("rw-------");
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
    KeyFile.loadOrCreate(home);
    assertThat(mode()).isEqualTo("rw-------");
  }

  @Test
  void leavesNoOtherFile() throws Exception {
    KeyFile.loadOrCreate(home);
    assertThat(names()).containsExactly("keys");
  }

  @Test
  void damagedFileIsRefusedWithAdviceAndKept() throws Exception {
    KeyFile.loadOrCreate(home);
    byte[] good = Files.readAllBytes(file());
    for (int size = 0; size < good.length; size++) {
      assertDamaged(Arrays.copyOf(good, size));
    }
    assertDamaged(Arrays.copyOf(good, good.length + 1));
    assertDamaged(new byte[100_000]);
  }

  @Test
  void newerVersionIsRefusedWithAdvice() throws Exception {
    KeyFile.loadOrCreate(home);
    CborMap map = CborMap.decode(Files.readAllBytes(file()), 1024);
    byte[] newer = CborMap.builder().putAll(map).put(1, 2).put(9, "new").build().encode();
    Files.write(file(), newer);
    assertThatThrownBy(() -> KeyFile.loadOrCreate(home))
        .isInstanceOf(MalformedException.class)
        .hasMessage("the key file was made by a newer Kith: install the newest one");
    assertThat(Files.readAllBytes(file())).isEqualTo(newer);
  }

  @Test
  void missingHomeIsAnError() {
    assertThatThrownBy(() -> KeyFile.loadOrCreate(home.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }

  /** Whoever comes second must not replace keys that the first is using already. */
  @Test
  void manyAtOnceGetTheSameKeys() throws Exception {
    int count = 8;
    CyclicBarrier start = new CyclicBarrier(count);
    ExecutorService pool = Executors.newFixedThreadPool(count);
    try {
      Callable<IdentityKey> open =
          () -> {
            start.await();
            return KeyFile.loadOrCreate(home).identity().key();
          };
      Set<IdentityKey> seen = new HashSet<>();
      for (Future<IdentityKey> key : pool.invokeAll(java.util.Collections.nCopies(count, open))) {
        seen.add(key.get());
      }
      assertThat(seen).hasSize(1);
      assertThat(names()).containsExactly("keys");
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void closedKeysAreGone() throws Exception {
    KeyFile keys = KeyFile.loadOrCreate(home);
    keys.close();
    assertThatThrownBy(() -> keys.storageKey().copyBytes())
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> keys.identity().seed()).isInstanceOf(IllegalStateException.class);
    assertThat(keys).hasToString("KeyFile(" + keys.identity().id().shortHex() + ")");
  }

  private void assertDamaged(byte[] content) throws IOException {
    Files.write(file(), content);
    assertThatThrownBy(() -> KeyFile.loadOrCreate(home))
        .isInstanceOf(MalformedException.class)
        .hasMessageStartingWith("the key file is damaged (")
        .hasMessageEndingWith("put it back from a backup");
    assertThat(Files.readAllBytes(file())).isEqualTo(content);
  }

  private Path file() {
    return home.resolve("keys");
  }

  private String mode() throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file()));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(home)) {
      return files.map(path -> path.getFileName().toString()).toList();
    }
  }
}
