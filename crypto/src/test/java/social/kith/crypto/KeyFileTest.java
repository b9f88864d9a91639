package social.kith.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
  private static final String PASSPHRASE = "correct horse";

  @TempDir Path home;

  private NodeKeys created() throws IOException {
    NodeKeys keys = NodeKeys.generate();
    KeyFile.in(home).create(keys);
    return keys;
  }

  private NodeKeys sealed() throws Exception {
    NodeKeys keys = created();
    seal(keys, PASSPHRASE);
    return keys;
  }

  private void seal(NodeKeys keys, String typed) throws Exception {
    try (Passphrase passphrase = Passphrase.parse(typed)) {
      KeyFile.in(home).replace(keys, passphrase);
    }
  }

  private NodeKeys open(String typed) throws Exception {
    try (Passphrase passphrase = Passphrase.parse(typed)) {
      return KeyFile.in(home).open(passphrase);
    }
  }

  private static void assertSame(NodeKeys one, NodeKeys other) {
    assertThat(one.identity().key()).isEqualTo(other.identity().key());
    assertThat(one.identity().seed()).isEqualTo(other.identity().seed());
    assertThat(one.storageKey()).isEqualTo(other.storageKey());
  }

  @Test
  void inTheClearIsTheSameAfterReopening() throws Exception {
    assertThat(KeyFile.in(home).exists()).isFalse();
    NodeKeys keys = created();
    assertThat(KeyFile.in(home).exists()).isTrue();
    assertThat(KeyFile.in(home).isSealed()).isFalse();
    assertSame(KeyFile.in(home).open(), keys);
    assertThat(keys.identity().seed()).isNotEqualTo(keys.storageKey());
  }

  @Test
  void opensAFileOfVersionOne() throws Exception {
    String seed = "11".repeat(32);
    String storageKey = "22".repeat(32);
    Files.write(file(), HexFormat.of().parseHex("a30101025820" + seed + "035820" + storageKey));
    NodeKeys keys = KeyFile.in(home).open();
    assertThat(keys.identity().seed().copyBytes()).asHexString().isEqualTo(seed);
    assertThat(keys.storageKey().copyBytes()).asHexString().isEqualTo(storageKey);
    seal(keys, PASSPHRASE);
    assertSame(open(PASSPHRASE), keys);
  }

  /** What docs/architecture.md shows. */
  @Test
  void aSealedFileHasTheLayoutOfTheDocument() throws Exception {
    sealed();
    CborMap map = CborMap.decode(Files.readAllBytes(file()), 1_024);
    assertThat(map.keys()).containsExactlyInAnyOrder(1, 4, 5);
    assertThat(map.requireLong(1, 0, 9)).isEqualTo(2);
    assertThat(map.requireMap(4).requireBytes(1, 16, 16)).hasSize(16);
    assertThat(map.requireMap(4).requireLong(2, 0, 99)).isEqualTo(3);
    assertThat(map.requireMap(4).requireLong(3, 0, 99_999)).isEqualTo(65_536);
    assertThat(map.requireMap(4).requireLong(4, 0, 9)).isEqualTo(1);
    assertThat(map.requireBytes(5, 0, 999)).hasSize(12 + 73 + 16);
  }

  @Test
  void aSealedFileTellsNothingOfItsKeys() throws Exception {
    NodeKeys keys = sealed();
    assertThat(KeyFile.in(home).isSealed()).isTrue();
    String content = Files.readString(file(), StandardCharsets.ISO_8859_1);
    assertThat(content).doesNotContain(text(keys.storageKey()), text(keys.identity().seed()));
    assertSame(open(PASSPHRASE), keys);
    assertThatThrownBy(() -> KeyFile.in(home).open()).isInstanceOf(IllegalStateException.class);
  }

  private static String text(Secret secret) {
    return new String(secret.copyBytes(), StandardCharsets.ISO_8859_1);
  }

  @Test
  void aWrongPassphraseOpensNothingAndCostsItsTime() throws Exception {
    sealed();
    long begun = System.nanoTime();
    open(PASSPHRASE).close();
    long right = System.nanoTime() - begun;
    begun = System.nanoTime();
    assertThatThrownBy(() -> open("correct hors3")).isInstanceOf(WrongPassphraseException.class);
    assertThat(System.nanoTime() - begun).isGreaterThan(right / 4);
  }

  @Test
  void thePassphraseCanBeChangedAndRemoved() throws Exception {
    NodeKeys keys = sealed();
    byte[] first = Files.readAllBytes(file());
    seal(keys, "another horse");
    assertThatThrownBy(() -> open(PASSPHRASE)).isInstanceOf(WrongPassphraseException.class);
    assertSame(open("another horse"), keys);
    assertThat(Files.readAllBytes(file())).isNotEqualTo(first);
    KeyFile.in(home).replace(keys);
    assertSame(KeyFile.in(home).open(), keys);
    assertThatThrownBy(() -> open(PASSPHRASE)).isInstanceOf(IllegalStateException.class);
    assertThat(names()).containsExactly("keys");
  }

  @Test
  void theSameKeysAreSealedInAnotherWayEachTime() throws Exception {
    NodeKeys keys = sealed();
    CborMap first = CborMap.decode(Files.readAllBytes(file()), 1_024);
    seal(keys, PASSPHRASE);
    CborMap second = CborMap.decode(Files.readAllBytes(file()), 1_024);
    assertThat(second.requireMap(4).requireBytes(1, 16, 16))
        .isNotEqualTo(first.requireMap(4).requireBytes(1, 16, 16));
    assertThat(Arrays.copyOf(second.requireBytes(5, 0, 999), 12))
        .isNotEqualTo(Arrays.copyOf(first.requireBytes(5, 0, 999), 12));
  }

  /** A second process that mistook the folder for a new one must not become somebody else. */
  @Test
  void createReplacesNothing() throws Exception {
    NodeKeys keys = created();
    assertThatThrownBy(() -> KeyFile.in(home).create(NodeKeys.generate()))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertSame(KeyFile.in(home).open(), keys);
  }

  @Test
  void isForTheOwnerOnly() throws Exception {
    NodeKeys keys = created();
    assertThat(mode()).isEqualTo("rw-------");
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
    KeyFile.in(home);
    assertThat(mode()).isEqualTo("rw-------");
    seal(keys, PASSPHRASE);
    assertThat(mode()).isEqualTo("rw-------");
  }

  @Test
  void whatIsReplacedIsOverwrittenUnlessSomebodyKeepsACopy() throws Exception {
    NodeKeys keys = created();
    byte[] clear = Files.readAllBytes(file());
    Path copy = home.resolve("copy");
    Files.createLink(copy, file());
    seal(keys, PASSPHRASE);
    assertThat(Files.readAllBytes(copy)).isEqualTo(clear);
    Files.delete(copy);
    KeyFile.in(home).replace(keys);
    try (var old = Files.newInputStream(file())) {
      seal(keys, PASSPHRASE);
      assertThat(old.readAllBytes()).hasSize(clear.length).containsOnly(0);
    }
  }

  @Test
  void whatAKilledProcessLeftIsDeleted() throws Exception {
    Path left = Files.write(home.resolve("keys.123.tmp"), new byte[] {1, 2, 3});
    Path other = Files.write(home.resolve("keys.backup"), new byte[] {1, 2, 3});
    KeyFile.in(home);
    assertThat(left).doesNotExist();
    assertThat(other).exists();
  }

  @Test
  void aDamagedFileIsRefusedWithAdviceAndKept() throws Exception {
    created();
    byte[] good = Files.readAllBytes(file());
    for (int size = 0; size < good.length; size++) {
      assertDamaged(Arrays.copyOf(good, size));
    }
    assertDamaged(Arrays.copyOf(good, good.length + 1));
    assertDamaged(new byte[100_000]);
  }

  @Test
  void aDamagedSealedFileIsRefused() throws Exception {
    sealed();
    byte[] good = Files.readAllBytes(file());
    for (int size = 0; size < good.length; size++) {
      byte[] cut = Arrays.copyOf(good, size);
      Files.write(file(), cut);
      assertThatThrownBy(() -> KeyFile.in(home).isSealed()).isInstanceOf(MalformedException.class);
    }
    byte[] flipped = good.clone();
    flipped[good.length - 1] ^= 1;
    Files.write(file(), flipped);
    assertThatThrownBy(() -> open(PASSPHRASE)).isInstanceOf(WrongPassphraseException.class);
  }

  @Test
  void whatAFileAsksOfTheMachineIsBounded() throws Exception {
    sealed();
    CborMap good = CborMap.decode(Files.readAllBytes(file()), 1_024);
    for (long[] key : new long[][] {{2, 17}, {2, 0}, {3, 262_145}, {3, 8_191}, {4, 5}, {4, 0}}) {
      CborMap greedy =
          CborMap.builder().putAll(good.requireMap(4)).put(Math.toIntExact(key[0]), key[1]).build();
      Files.write(file(), CborMap.builder().putAll(good).put(4, greedy).build().encode());
      assertThatThrownBy(() -> open(PASSPHRASE))
          .isInstanceOf(MalformedException.class)
          .hasMessage("the key file is damaged: put it back from a backup");
    }
  }

  @Test
  void whatIsSaidOfTheStretchingIsAuthenticated() throws Exception {
    sealed();
    CborMap good = CborMap.decode(Files.readAllBytes(file()), 1_024);
    CborMap other = CborMap.builder().putAll(good.requireMap(4)).put(9, "new").build();
    Files.write(file(), CborMap.builder().putAll(good).put(4, other).build().encode());
    assertThatCode(() -> open(PASSPHRASE))
        .as("what is not known is not read")
        .doesNotThrowAnyException();
    CborMap weaker = CborMap.builder().putAll(good.requireMap(4)).put(2, 1).build();
    Files.write(file(), CborMap.builder().putAll(good).put(4, weaker).build().encode());
    assertThatThrownBy(() -> open(PASSPHRASE)).isInstanceOf(WrongPassphraseException.class);
  }

  @Test
  void newerVersionIsRefusedWithAdvice() throws Exception {
    created();
    CborMap map = CborMap.decode(Files.readAllBytes(file()), 1_024);
    byte[] newer = CborMap.builder().putAll(map).put(1, 3).put(9, "new").build().encode();
    Files.write(file(), newer);
    assertThatThrownBy(() -> KeyFile.in(home).isSealed())
        .isInstanceOf(MalformedException.class)
        .hasMessage("the key file was made by a newer Kith: install the newest one");
    assertThat(Files.readAllBytes(file())).isEqualTo(newer);
  }

  @Test
  void missingHomeIsAnError() {
    assertThatThrownBy(() -> KeyFile.in(home.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void closedKeysAreGone() throws Exception {
    NodeKeys keys = created();
    keys.close();
    keys.close();
    assertThatThrownBy(() -> keys.storageKey().copyBytes())
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> keys.identity().seed()).isInstanceOf(IllegalStateException.class);
    assertThat(keys).hasToString("NodeKeys(" + keys.identity().id().shortHex() + ")");
  }

  private void assertDamaged(byte[] content) throws IOException {
    Files.write(file(), content);
    assertThatThrownBy(() -> KeyFile.in(home).open())
        .isInstanceOf(MalformedException.class)
        .hasMessage("the key file is damaged: put it back from a backup");
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
