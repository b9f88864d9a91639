package social.kith.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.kith.crypto.BlobId;
import social.kith.crypto.ItemId;

class BlobSinkTest extends StoreFixture {
  private static final int CHUNK = Blobs.CHUNK_BYTES;

  @ParameterizedTest
  @ValueSource(ints = {1, CHUNK, CHUNK + 1, 16 * CHUNK, 16 * CHUNK + 1, 50 * CHUNK + 7})
  void storesWhatIsWritten(int size) throws Exception {
    byte[] content = bytes(size, size);
    BlobId id;
    try (BlobSink sink = store.blobs().sink(1)) {
      for (int from = 0; from < size; from += 100_000) {
        sink.write(content, from, Math.min(100_000, size - from));
      }
      id = sink.finish();
    }
    assertThat(id).isEqualTo(blobId(content));
    reopen();
    assertThat(store.blobs().find(id))
        .contains(new BlobInfo(id, size, size, true, false, BlobWish.BY_RULE));
    assertThat(store.blobs().open(id).readAllBytes()).isEqualTo(content);
  }

  @Test
  void sameBlobTwiceIsStoredOnce() {
    byte[] content = bytes(3 * CHUNK, 1);
    BlobId first = write(content);
    assertThat(write(content)).isEqualTo(first);
    assertThat(chunks()).isEqualTo(3);
  }

  @Test
  void replacesWhatWasToBeFetched() throws Exception {
    byte[] content = bytes(3 * CHUNK, 1);
    BlobId id = blobId(content);
    ItemId item = ItemId.ofPayload(new byte[] {1});
    List<ExpectedBlob> expected = List.of(new ExpectedBlob(id, content.length, 0));
    store.blobs().expect(contactId(1), item, expected).join();
    store.blobs().append(contactId(1), id, 0, List.of(new byte[CHUNK])).join();
    write(content);
    assertThat(store.blobs().wanted(contactId(1))).isEmpty();
    assertThat(store.blobs().open(id).readAllBytes()).isEqualTo(content);
    assertThat(chunks()).isEqualTo(3);
  }

  @Test
  void closedWithoutFinishLeavesNothing() {
    try (BlobSink sink = store.blobs().sink(1)) {
      sink.write(bytes(40 * CHUNK, 1), 0, 40 * CHUNK);
    }
    store.blobs().flush().join();
    assertThat(chunks()).isZero();
    assertThat(blobRows()).isZero();
  }

  @Test
  void nothingWrittenIsNoBlob() {
    try (BlobSink sink = store.blobs().sink(1)) {
      assertThatThrownBy(sink::finish).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void isOverAfterFinish() {
    BlobSink sink = store.blobs().sink(1);
    sink.write(new byte[] {1}, 0, 1);
    BlobId id = sink.finish();
    assertThatThrownBy(() -> sink.write(new byte[] {1}, 0, 1))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(sink::finish).isInstanceOf(IllegalStateException.class);
    sink.close();
    assertThat(store.blobs().find(id).orElseThrow().complete()).isTrue();
  }

  /** What a killed process was writing is gone after the next start. */
  @Test
  void unfinishedBlobIsDeletedAtTheNextStart() {
    BlobSink sink = store.blobs().sink(1);
    sink.write(bytes(20 * CHUNK, 1), 0, 20 * CHUNK);
    store.blobs().flush().join();
    assertThat(chunks()).isEqualTo(16);
    reopen();
    store.blobs().flush().join();
    assertThat(chunks()).isZero();
    assertThat(blobRows()).isZero();
    sink.close();
  }

  private BlobId write(byte[] content) {
    try (BlobSink sink = store.blobs().sink(1)) {
      sink.write(content, 0, content.length);
      return sink.finish();
    }
  }

  private long chunks() {
    return RawFile.number(home.resolve("photos.db"), "SELECT count(*) FROM chunk");
  }

  private long blobRows() {
    return RawFile.number(home.resolve("photos.db"), "SELECT count(*) FROM blob");
  }
}
