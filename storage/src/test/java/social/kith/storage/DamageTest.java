package social.kith.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import social.kith.crypto.BlobId;
import social.kith.storage.StoreException.Reason;

/** Files that are damaged or gone: told, and left as they are. */
class DamageTest extends StoreFixture {

  @Test
  void damagedPageIsFoundBeforeUse() throws IOException {
    fill();
    store.close();
    Path file = home.resolve("kith.db");
    long pages = Files.size(file) / 4_096;
    for (long page : List.of(2L, pages / 2, pages - 1)) {
      byte[] good = Files.readAllBytes(file);
      overwrite(file, page * 4_096, 4_096);
      assertDamaged(file);
      Files.write(file, good);
    }
    reopen();
  }

  @Test
  void whatIsNoDatabaseIsRefused() throws IOException {
    for (String name : List.of("kith.db", "photos.db")) {
      store.close();
      Path file = home.resolve(name);
      byte[] good = Files.readAllBytes(file);
      Files.writeString(file, "This is no database, but long enough to look at. ".repeat(200));
      assertDamaged(file);
      Files.write(file, Arrays.copyOf(good, 1_000));
      assertDamaged(file);
      Files.write(file, good);
      reopen();
    }
  }

  @Test
  void emptiedFileIsRefused() throws IOException {
    for (String name : List.of("kith.db", "photos.db")) {
      store.close();
      Path file = home.resolve(name);
      byte[] good = Files.readAllBytes(file);
      Files.write(file, new byte[0]);
      assertDamaged(file);
      Files.write(file, good);
      reopen();
    }
  }

  @Test
  void photosWithoutPostsAreRefused() throws IOException {
    store.close();
    Path aside = Files.move(home.resolve("kith.db"), home.resolve("aside"));
    Failures.assertStoreFailure(() -> Store.open(held, key), Reason.CORRUPT, "kith.db is missing");
    assertThat(home.resolve("kith.db")).doesNotExist();
    Files.move(aside, home.resolve("kith.db"));
    reopen();
  }

  /** Posts are more than their photos: they can be read without. */
  @Test
  void postsOpenWithoutPhotos() throws IOException {
    Item item = addItem("post", 1);
    store.close();
    Files.delete(home.resolve("photos.db"));
    reopen();
    assertThat(store.items().find(item.id())).isPresent();
    assertThat(store.photosIntact().join()).isTrue();
  }

  @Test
  void damagedPhotosAreFoundInTheBackground() throws IOException {
    BlobId id = storeBlob(bytes(100 * Blobs.CHUNK_BYTES, 1));
    assertThat(store.photosIntact().join()).isTrue();
    store.close();
    Path file = home.resolve("photos.db");
    long size = Files.size(file);
    for (long page = 3; page < size / 16_384; page += 10) {
      overwrite(file, page * 16_384, 16);
    }
    reopen();
    assertThat(store.intact()).isCompletedWithValue(true);
    assertThat(store.photosIntact().join()).isFalse();
    assertThat(store.photosIntact().join()).as("asked again").isFalse();
    assertThat(Files.size(file)).isEqualTo(size);
    assertThatThrownBy(() -> store.blobs().open(id).readAllBytes())
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CORRUPT));
  }

  /** A check of a large file must not keep the node from ending. */
  @Test
  void closingBreaksOffTheCheck() {
    storeBlob(bytes(200 * Blobs.CHUNK_BYTES, 1));
    var check = store.photosIntact();
    store.close();
    assertThat(check.isDone()).isTrue();
    assertThat(check.handle((good, error) -> error != null || good).join()).isTrue();
  }

  @Test
  void damagedValueIsTold() {
    Item item = addItem("post", 1);
    update(tx -> tx.update("UPDATE item SET signed = zeroblob(100)"));
    Failures.assertStoreFailure(
        () -> store.items().find(item.id()), Reason.CORRUPT, "does not open");
  }

  private void fill() {
    update(
        tx -> {
          for (int i = 0; i < 500; i++) {
            store.items().insert(tx, item("post ".repeat(100) + i, i), Set.of(), List.of());
          }
        });
  }

  private BlobId storeBlob(byte[] content) {
    try (BlobSink sink = store.blobs().sink(1)) {
      sink.write(content, 0, content.length);
      return sink.finish();
    }
  }

  private void assertDamaged(Path file) throws IOException {
    byte[] before = Files.readAllBytes(file);
    Failures.assertStoreFailure(() -> Store.open(held, key), Reason.CORRUPT, "backup");
    assertThat(Files.readAllBytes(file)).as("left as it is").isEqualTo(before);
  }

  private static void overwrite(Path file, long position, int count) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(bytes(count, position)), position);
    }
  }
}
