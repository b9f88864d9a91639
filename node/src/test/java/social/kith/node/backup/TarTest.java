package social.kith.node.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.crypto.MalformedException;

class TarTest {
  private static final Instant T0 = Instant.parse("2026-05-01T10:00:00Z");
  private static final String LONG = "photos/" + "0".repeat(93);

  @TempDir Path folder;

  @Test
  void filesComeBack() throws Exception {
    TarReader reader = new TarReader(new ByteArrayInputStream(archive()));
    assertThat(reader.next()).contains(new TarReader.Entry("empty", 0));
    assertThat(reader.content(0)).isEmpty();
    assertThat(reader.next()).contains(new TarReader.Entry("one", 1));
    assertThat(reader.content(1)).isEqualTo(new byte[] {7});
    assertThat(reader.next()).contains(new TarReader.Entry(LONG, 512));
    assertThat(reader.next()).as("passing over one").contains(new TarReader.Entry("last", 513));
    byte[] buffer = new byte[500];
    assertThat(reader.read(buffer)).isEqualTo(500);
    assertThat(reader.read(buffer)).isEqualTo(13);
    assertThat(reader.read(buffer)).isZero();
    assertThat(reader.next()).isEmpty();
  }

  /** The program that people have. */
  @Test
  void tarReadsIt() throws Exception {
    Path file = folder.resolve("a.tar");
    Files.write(file, archive());
    Process tar =
        new ProcessBuilder("tar", "-xvf", file.toString(), "-C", folder.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(tar.waitFor()).as(output).isZero();
    assertThat(folder.resolve("one")).hasBinaryContent(new byte[] {7});
    assertThat(folder.resolve(LONG)).hasSize(512);
    assertThat(Files.getLastModifiedTime(folder.resolve("last")).toInstant()).isEqualTo(T0);
  }

  @Test
  void sizesGoBeyondEightGibibytes() throws Exception {
    for (long size : new long[] {(8L << 30) - 1, 8L << 30, 50_000_000_000L}) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      TarWriter writer = new TarWriter(out, T0);
      assertThatThrownBy(() -> writer.file("large", size, InputStream.nullInputStream()))
          .isInstanceOf(IOException.class);
      TarReader reader = new TarReader(new ByteArrayInputStream(out.toByteArray()));
      assertThat(reader.next()).contains(new TarReader.Entry("large", size));
      assertThatThrownBy(() -> reader.content(64)).isInstanceOf(MalformedException.class);
    }
  }

  @Test
  void cutAnywhereIsRefused() throws Exception {
    byte[] archive = archive();
    for (int size = 0; size < archive.length; size++) {
      byte[] cut = Arrays.copyOf(archive, size);
      assertThatThrownBy(() -> readAll(cut))
          .isInstanceOfAny(MalformedException.class, IOException.class);
    }
    assertThatThrownBy(() -> readAll(Arrays.copyOf(archive, archive.length + 1)))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void changedHeadersAreRefused() throws Exception {
    byte[] archive = archive();
    for (int i = 0; i < TarWriter.BLOCK_BYTES; i++) {
      byte[] changed = archive.clone();
      changed[i] ^= 1;
      // Two bytes of the checksum's field are no digits of it.
      if (i != 154 && i != 155) {
        assertThatThrownBy(() -> readAll(changed)).isInstanceOf(MalformedException.class);
      }
    }
  }

  private static void readAll(byte[] archive) throws Exception {
    TarReader reader = new TarReader(new ByteArrayInputStream(archive));
    while (reader.next().isPresent()) {
      reader.content(1_000);
    }
  }

  private static byte[] archive() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TarWriter writer = new TarWriter(out, T0);
    writer.file("empty", new byte[0]);
    writer.file("one", new byte[] {7});
    writer.file(LONG, 512, new ByteArrayInputStream(new byte[600]));
    writer.file("last", new byte[513]);
    writer.finish();
    assertThatThrownBy(() -> writer.file(LONG + "0", new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
    return out.toByteArray();
  }
}
