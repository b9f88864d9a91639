package social.kith.node.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import social.kith.crypto.BlobId;
import social.kith.crypto.ContactId;
import social.kith.crypto.MalformedException;
import social.kith.storage.BlobInfo;
import social.kith.storage.BlobWish;
import social.kith.storage.Blobs;

class OutgoingBlobTest {
  private static final int LAST_BYTES = 100;
  private static final BlobId ID = BlobId.of(new byte[32]);
  private static final ContactId THEM = ContactId.of(new byte[32]);

  private static OutgoingBlob blob(int chunks, int first, int credit) {
    long size = (long) (chunks - 1) * Blobs.CHUNK_BYTES + LAST_BYTES;
    return new OutgoingBlob(
        new PhotoMessage.Want(7, ID, first, credit),
        new BlobInfo(ID, size, size, true, false, BlobWish.BY_RULE));
  }

  private static int readMore(OutgoingBlob blob, int chunks) {
    int first = blob.firstToRead();
    int count = blob.beginRead();
    assertThat(blob.wantsMore()).isFalse();
    List<byte[]> read = new ArrayList<>();
    for (int number = first; number < first + count; number++) {
      byte[] chunk = new byte[number == chunks - 1 ? LAST_BYTES : Blobs.CHUNK_BYTES];
      chunk[0] = (byte) number;
      read.add(chunk);
    }
    blob.read(read);
    return count;
  }

  @Test
  void readsNoMoreThanIsAllowedOrThanThereIsRoomFor() throws MalformedException {
    OutgoingBlob blob = blob(100, 0, 3);
    assertThat(readMore(blob, 100)).isEqualTo(3);
    assertThat(blob.wantsMore()).isFalse();

    blob.allow(new PhotoMessage.Credit(7, 100, 0));
    assertThat(readMore(blob, 100)).isEqualTo(OutgoingBlob.READ_CHUNKS);
    assertThat(readMore(blob, 100)).isEqualTo(2 * OutgoingBlob.READ_CHUNKS - 3 - 4);
    assertThat(blob.wantsMore()).isFalse();
    blob.next(Blobs.CHUNK_BYTES);
    assertThat(readMore(blob, 100)).isEqualTo(1);
  }

  @Test
  void creditNeverShrinks() throws MalformedException {
    OutgoingBlob blob = blob(100, 0, 2);
    blob.allow(new PhotoMessage.Credit(7, 1, 0));
    assertThat(readMore(blob, 100)).isEqualTo(2);
  }

  @Test
  void sendsAllFromWhereItWasAskedToInOrder() throws MalformedException {
    OutgoingBlob blob = blob(11, 5, 11);
    List<Integer> numbers = new ArrayList<>();
    int last = 0;
    while (!blob.isSent()) {
      if (!blob.hasNext()) {
        readMore(blob, 11);
      }
      ChunkFrame frame = ChunkFrame.parse(blob.next(Blobs.CHUNK_BYTES));
      assertThat(frame.transfer()).isEqualTo(7);
      assertThat(frame.data().get(0)).isEqualTo((byte) frame.chunk());
      numbers.add(frame.chunk());
      last = frame.data().remaining();
    }
    assertThat(numbers).containsExactly(5, 6, 7, 8, 9, 10);
    assertThat(last).isEqualTo(LAST_BYTES);
    assertThat(blob.wantsMore()).isFalse();
    assertThat(blob.hasNext()).isFalse();
  }

  @Test
  void sendsChunksInPiecesWhereNoMoreMayGoAtOnce() throws MalformedException {
    OutgoingBlob blob = blob(2, 0, 2);
    readMore(blob, 2);
    List<Integer> offsets = new ArrayList<>();
    while (!blob.isSent()) {
      ChunkFrame frame = ChunkFrame.parse(blob.next(30_000));
      offsets.add(frame.offset());
      long before = (long) frame.chunk() * Blobs.CHUNK_BYTES + frame.offset();
      assertThat(blob.progress(THEM).movedBytes()).isEqualTo(before + frame.data().remaining());
    }
    assertThat(offsets).containsExactly(0, 30_000, 60_000, 0);
    assertThat(blob.hasNext()).isFalse();
  }

  @Test
  void countsAsStoredWhatTheySayAndNeverMoreThanWasSent() throws MalformedException {
    OutgoingBlob blob = blob(10, 2, 4);
    assertThat(blob.progress(THEM).storedBytes()).isEqualTo(2L * Blobs.CHUNK_BYTES);
    assertThat(blob.progress(THEM).movedBytes()).isEqualTo(2L * Blobs.CHUNK_BYTES);
    assertThatThrownBy(() -> blob.allow(new PhotoMessage.Credit(7, 6, 3)))
        .isInstanceOf(MalformedException.class);
    blob.allow(new PhotoMessage.Credit(7, 6, 2));
    assertThat(blob.progress(THEM).storedBytes()).isEqualTo(2L * Blobs.CHUNK_BYTES);
  }
}
