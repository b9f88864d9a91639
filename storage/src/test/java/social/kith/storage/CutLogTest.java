package social.kith.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.storage.StoreException.Reason;

/** A node was killed, and then its write-ahead log lost its end: told, and left as it is. */
class CutLogTest extends StoreFixture {
  private static final int HEADER_BYTES = 32;
  private static final int FRAME_BYTES = 24 + 4_096;
  private static final int POSTS = 5;

  @TempDir Path folder;
  private int copies;
  private long frames;

  @BeforeEach
  void fill() throws IOException {
    reopen();
    for (int i = 0; i < POSTS; i++) {
      addItem("post " + i, i);
    }
    frames = (Files.size(home.resolve("kith.db-wal")) - HEADER_BYTES) / FRAME_BYTES;
    assertThat(frames).isGreaterThanOrEqualTo(POSTS);
  }

  @Test
  void wholeLogIsTakenOver() throws IOException {
    assertThat(open(copy())).isEqualTo(POSTS);
  }

  @Test
  void cutAtEachFrameIsFound() throws IOException {
    for (long kept = 0; kept < frames; kept++) {
      for (int beyond : new int[] {0, 1, FRAME_BYTES - 1}) {
        Path copy = copy();
        truncate(copy.resolve("kith.db-wal"), HEADER_BYTES + kept * FRAME_BYTES + beyond);
        assertDamaged(copy);
      }
    }
  }

  @Test
  void flippedFrameIsFound() throws IOException {
    for (long frame = 0; frame < frames; frame++) {
      Path copy = copy();
      flip(copy.resolve("kith.db-wal"), HEADER_BYTES + frame * FRAME_BYTES + 1_000);
      assertDamaged(copy);
    }
  }

  /**
   * As after a power cut: nothing says that there was more, and SQLite has what it synchronized.
   */
  @Test
  void withoutTheIndexItIsTakenAsItIs() throws IOException {
    Path copy = copy();
    Files.delete(copy.resolve("kith.db-shm"));
    truncate(copy.resolve("kith.db-wal"), HEADER_BYTES + (frames - 1) * FRAME_BYTES);
    assertThat(open(copy)).isLessThan(POSTS);
  }

  /** What a checkpoint has brought into the file may be missing in the log. */
  @Test
  void whatIsInTheFileMayBeMissingInTheLog() throws IOException {
    RawFile.text(home.resolve("kith.db"), "PRAGMA wal_checkpoint(PASSIVE)");
    Path copy = copy();
    truncate(copy.resolve("kith.db-wal"), HEADER_BYTES);
    assertThat(open(copy)).isEqualTo(POSTS);
  }

  private long open(Path copy) {
    try (Home other = Home.hold(copy);
        Store opened = Store.open(other, key)) {
      return opened.items().count();
    }
  }

  private void assertDamaged(Path copy) throws IOException {
    byte[] file = Files.readAllBytes(copy.resolve("kith.db"));
    byte[] log = Files.readAllBytes(copy.resolve("kith.db-wal"));
    try (Home other = Home.hold(copy)) {
      Failures.assertStoreFailure(() -> Store.open(other, key), Reason.CORRUPT, "backup");
    }
    assertThat(Files.readAllBytes(copy.resolve("kith.db"))).isEqualTo(file);
    assertThat(Files.readAllBytes(copy.resolve("kith.db-wal"))).isEqualTo(log);
  }

  /** The folder as a killed process leaves it. */
  private Path copy() throws IOException {
    Path copy = Files.createDirectory(folder.resolve("copy-" + copies++));
    try (Stream<Path> files = Files.list(home)) {
      for (Path file : files.filter(f -> f.getFileName().toString().contains(".db")).toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return copy;
  }

  private static void truncate(Path file, long sizeBytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(sizeBytes);
    }
  }

  private static void flip(Path file, long position) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      channel.read(one, position);
      one.put(0, (byte) ~one.get(0));
      channel.write(one.flip(), position);
    }
  }
}
