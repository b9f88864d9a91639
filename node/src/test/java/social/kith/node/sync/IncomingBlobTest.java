package social.kith.node.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import social.kith.crypto.BlobId;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;
import social.kith.crypto.MalformedException;
import social.kith.storage.Blobs;
import social.kith.storage.Wanted;

class IncomingBlobTest {
  private static final int LAST_BYTES = 100;
  private static final ContactId THEM = ContactId.of(new byte[32]);

  private static IncomingBlob blob(int chunks, int storedChunks) {
    long size = (long) (chunks - 1) * Blobs.CHUNK_BYTES + LAST_BYTES;
    long stored = Math.min(size, (long) storedChunks * Blobs.CHUNK_BYTES);
    return new IncomingBlob(
        7, new Wanted(BlobId.of(new byte[32]), size, stored, ItemId.of(new byte[32]), 0, false));
  }

  private static ChunkFrame chunk(int number) {
    return piece(number, 0, Blobs.CHUNK_BYTES);
  }

  private static ChunkFrame piece(int number, int offset, int sizeBytes) {
    return new ChunkFrame(7, number, offset, ByteBuffer.allocate(sizeBytes));
  }

  private static void receive(IncomingBlob blob, int from, int to) throws MalformedException {
    for (int number = from; number < to; number++) {
      blob.receive(chunk(number));
      blob.raiseCredit();
    }
  }

  @Test
  void asksFromWhatIsStored() {
    PhotoMessage.Want want = blob(100, 40).want();
    assertThat(want.firstChunk()).isEqualTo(40);
    assertThat(want.credit()).isEqualTo(40 + IncomingBlob.WINDOW_CHUNKS);
  }

  @Test
  void givesCreditOnlyForWhatIsStored() throws MalformedException {
    IncomingBlob blob = blob(100, 0);
    receive(blob, 0, IncomingBlob.WINDOW_CHUNKS);
    assertThat(blob.credit().credit()).isEqualTo(IncomingBlob.WINDOW_CHUNKS);
    assertThatThrownBy(() -> blob.receive(chunk(IncomingBlob.WINDOW_CHUNKS)))
        .isInstanceOf(MalformedException.class);

    assertThat(blob.takeBatch()).hasSize(IncomingBlob.WINDOW_CHUNKS);
    blob.batchStored();
    assertThat(blob.raiseCredit()).isTrue();
    assertThat(blob.credit().credit()).isEqualTo(2 * IncomingBlob.WINDOW_CHUNKS);
  }

  @Test
  void storesOneBatchAtATimeAndNoneThatIsTooSmall() throws MalformedException {
    IncomingBlob blob = blob(100, 0);
    receive(blob, 0, IncomingBlob.MIN_BATCH_CHUNKS - 1);
    assertThat(blob.canStore()).isFalse();
    receive(blob, IncomingBlob.MIN_BATCH_CHUNKS - 1, 2 * IncomingBlob.MIN_BATCH_CHUNKS);
    assertThat(blob.canStore()).isTrue();
    blob.takeBatch();
    assertThat(blob.canStore()).isFalse();
    blob.batchStored();
    blob.raiseCredit();
    receive(blob, 2 * IncomingBlob.MIN_BATCH_CHUNKS, 4 * IncomingBlob.MIN_BATCH_CHUNKS);
    assertThat(blob.canStore()).isTrue();
  }

  @Test
  void storesTheLastChunkHoweverFewWait() throws MalformedException {
    IncomingBlob blob = blob(6, 5);
    assertThat(blob.want().credit()).isEqualTo(6);
    blob.receive(piece(5, 0, LAST_BYTES));
    assertThat(blob.canStore()).isTrue();
    assertThat(blob.handedOver()).isEqualTo(5);
    assertThat(blob.takeBatch()).hasSize(1);
    blob.batchStored();
    assertThat(blob.isStored()).isTrue();
  }

  @Test
  void refusesAChunkThatIsNotTheNextOrTooLong() {
    IncomingBlob blob = blob(6, 2);
    assertThatThrownBy(() -> blob.receive(chunk(3))).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> blob.receive(chunk(1))).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> blob(6, 5).receive(piece(5, 0, LAST_BYTES + 1)))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void takesAChunkInPiecesAndKeepsItOnlyWhole() throws MalformedException {
    IncomingBlob blob = blob(6, 2);
    blob.receive(piece(2, 0, 1_000));
    assertThat(blob.progress(THEM).movedBytes()).isEqualTo(2L * Blobs.CHUNK_BYTES + 1_000);
    assertThat(blob.takeBatch()).isEmpty();
    for (int offset : new int[] {0, 999, 1_001}) {
      assertThatThrownBy(() -> blob.receive(piece(2, offset, 1_000)))
          .isInstanceOf(MalformedException.class);
    }
    assertThatThrownBy(() -> blob.receive(piece(2, 1_000, Blobs.CHUNK_BYTES - 999)))
        .isInstanceOf(MalformedException.class);
    blob.receive(piece(2, 1_000, Blobs.CHUNK_BYTES - 1_000));
    assertThat(blob.takeBatch())
        .singleElement()
        .satisfies(chunk -> assertThat(chunk).hasSize(Blobs.CHUNK_BYTES));
    blob.receive(chunk(3));
  }

  @Test
  void hasNoBatchTwice() throws MalformedException {
    IncomingBlob blob = blob(100, 0);
    receive(blob, 0, 4);
    assertThat(blob.takeBatch()).hasSize(4);
    assertThat(blob.takeBatch()).isEmpty();
  }
}
