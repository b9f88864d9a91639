package social.kith.node.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import social.kith.crypto.ItemId;
import social.kith.crypto.NodeKeys;
import social.kith.node.backup.TarWriter;
import social.kith.storage.Item;

/** Files to be imported that were meddled with, or never were an export. */
class HostileExportTest extends TwoPlaces {
  @Test
  void anExportOfSomebodyElseIsRefusedWhole() throws Exception {
    from.share("Mine", 0);
    byte[] export = from.export();
    Place stranger = Place.open(folder.resolve("stranger"), NodeKeys.generate());
    assertThatThrownBy(() -> stranger.take(export))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("somebody else’s")
        .hasMessageContaining("kith restore");
    assertThat(stranger.store().items().lastNo()).isZero();
    stranger.close();
    for (byte[] bad : List.of(new byte[0], new byte[2_000], new byte[] {1, 2, 3})) {
      assertThatThrownBy(() -> to.take(bad))
          .isInstanceOfAny(ImportException.class)
          .hasMessageContaining("no export of Kith");
    }
  }

  @Test
  void whatOthersSignedIsRefusedAndCounted() throws Exception {
    from.share("Mine", 0);
    Place stranger = Place.open(folder.resolve("stranger"), NodeKeys.generate());
    stranger.share("Theirs", 1);
    Map<String, byte[]> files = Place.entries(from.export());
    Place.entries(stranger.export()).forEach(files::putIfAbsent);
    stranger.close();
    ImportProgress done = to.take(Place.archive(files));
    assertThat(done.posts()).isEqualTo(1);
    assertThat(done.refused())
        .isEqualTo(Map.of(ImportRefusal.FORGED, 2L, ImportRefusal.NO_POST, 2L));
    assertThat(to.store().items().lastNo()).isEqualTo(1);
  }

  @Test
  void oneChangedByteIsFoundOut() throws Exception {
    ItemId post = from.share("Mine", 1);
    Map<String, byte[]> files = Place.entries(from.export());
    for (String name : files.keySet()) {
      if (!name.startsWith(ExportFiles.MEDIA) && !name.startsWith(ExportFiles.POSTS)) {
        continue;
      }
      Map<String, byte[]> changed = new LinkedHashMap<>(files);
      byte[] content = files.get(name).clone();
      content[content.length - 1] ^= 1;
      changed.put(name, content);
      Place place = Place.open(folder.resolve(name.replace('/', '-')), keys);
      assertThat(place.take(Place.archive(changed)).refused()).as(name).isNotEmpty();
      for (var image :
          OwnPost.images(item(from, post), from.feed().find(post).get().post().get())) {
        if (place.store().blobs().find(image.rendition().blob()).isPresent()) {
          assertThat(place.bytes(image.rendition())).isEqualTo(from.bytes(image.rendition()));
        }
      }
      place.close();
    }
  }

  private static Item item(Place place, ItemId id) {
    return place.store().items().find(id).orElseThrow();
  }

  @Test
  void namesNeverLeadAnywhere() throws Exception {
    from.share("Mine", 0);
    Map<String, byte[]> files = Place.entries(from.export());
    String id = "posts/../../../../" + folder.getFileName() + "/out";
    for (String name : List.of("../out", "/tmp/out", "media/../../out", id, "posts/x", "media/y")) {
      files.put(name, "bad".getBytes(StandardCharsets.UTF_8));
    }
    ImportProgress done = to.take(Place.archive(files));
    assertThat(done.posts()).isEqualTo(1);
    assertThat(done.refused())
        .isEqualTo(Map.of(ImportRefusal.UNKNOWN_FILE, 4L, ImportRefusal.NO_POST, 2L));
    try (Stream<Path> all = Files.walk(folder)) {
      assertThat(all.filter(file -> file.getFileName().toString().contains("out"))).isEmpty();
    }
  }

  @Test
  void largeFilesAndThoseThatOnlySaySoAreRefused() throws Exception {
    from.share("Mine", 1);
    Map<String, byte[]> files = Place.entries(from.export());
    String photo = files.keySet().stream().filter(f -> f.endsWith("001.jpg")).findAny().get();
    files.put(photo, new byte[60 << 20]);
    files.put("posts/huge/post.cose", new byte[(2 << 20) + 1]);
    ImportProgress done = to.take(Place.archive(files));
    assertThat(done.refused())
        .isEqualTo(Map.of(ImportRefusal.OTHER_IMAGE, 1L, ImportRefusal.TOO_LARGE, 1L));
    assertThat(done.images()).isEqualTo(1);

    ByteArrayOutputStream claims = new ByteArrayOutputStream();
    TarWriter writer = new TarWriter(claims, Instant.now());
    writer.file(ExportManifest.FILE, files.get(ExportManifest.FILE));
    assertThatThrownBy(() -> writer.file("media/a", Long.MAX_VALUE, InputStream.nullInputStream()))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> to.take(claims.toByteArray())).isInstanceOf(EOFException.class);
  }

  @Test
  void linksAndFoldersAreRefused() throws Exception {
    byte[] export = from.export();
    for (char type : new char[] {'1', '2', '3', '4', '5', '6', 'x', 'g', 'L', '\0'}) {
      byte[] changed = export.clone();
      int second =
          (int) TarWriter.sizeInArchive(Place.entries(export).get(ExportManifest.FILE).length);
      int sum = 0;
      changed[second + 156] = (byte) type;
      for (int i = 0; i < 512; i++) {
        sum += i >= 148 && i < 156 ? ' ' : changed[second + i] & 0xFF;
      }
      byte[] octal = "%06o".formatted(sum).getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(octal, 0, changed, second + 148, octal.length);
      assertThatThrownBy(() -> to.take(changed))
          .isInstanceOf(ImportException.class)
          .hasMessageContaining("damaged, or was packed by another program");
    }
  }

  @Test
  void theSameFileTwiceIsTakenOnce() throws Exception {
    from.share("Mine", 1);
    Map<String, byte[]> files = Place.entries(from.export());
    ByteArrayOutputStream twice = new ByteArrayOutputStream();
    TarWriter writer = new TarWriter(twice, Instant.now());
    for (int i = 0; i < 2; i++) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        if (i == 0 || !file.getKey().equals(ExportManifest.FILE)) {
          writer.file(file.getKey(), file.getValue());
        }
      }
    }
    writer.finish();
    assertThat(to.take(twice.toByteArray())).isEqualTo(Place.counts(1, 1, 0, 0, 2, 2));
  }
}
