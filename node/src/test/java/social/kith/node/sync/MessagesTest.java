package social.kith.node.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import social.kith.crypto.BlobId;
import social.kith.crypto.ItemId;
import social.kith.crypto.MalformedException;
import social.kith.storage.Blobs;
import social.kith.storage.SeenPosts;

class MessagesTest {
  private static final BlobId BLOB = BlobId.ofCiphertext(new byte[] {1});

  @Test
  void syncMessagesAreReadAsTheyWereWritten() throws MalformedException {
    assertThat(SyncMessage.parse(new SyncMessage.Have(0, 3).encode()))
        .isEqualTo(new SyncMessage.Have(0, 3));
    assertThat(SyncMessage.parse(new SyncMessage.Ack(77).encode()))
        .isEqualTo(new SyncMessage.Ack(77));
    var items = new SyncMessage.Items(5, List.of(new byte[] {1}, new byte[] {2, 3}));
    var read = (SyncMessage.Items) SyncMessage.parse(items.encode());
    assertThat(read.firstSeq()).isEqualTo(5);
    assertThat(read.signed()).containsExactly(new byte[] {1}, new byte[] {2, 3});
  }

  @Test
  void aHaveOfTheFirstVersionKnowsPostsAlone() throws MalformedException {
    byte[] have = HexFormat.of().parseHex("a200010107");
    assertThat(SyncMessage.parse(have)).isEqualTo(new SyncMessage.Have(7, 1));
  }

  @Test
  void seenMessagesHaveMinutesAndAreReadAsTheyWereWritten() throws MalformedException {
    ItemId post = ItemId.of(new byte[32]);
    Instant minute = Instant.parse("2026-01-01T00:00:00Z");
    var seen = new SyncMessage.Seen(List.of(new SeenPosts.Seen(post, minute.plusSeconds(59))));
    assertThat(HexFormat.of().formatHex(seen.encode()))
        .isEqualTo("a200040181a2015820" + "00".repeat(32) + "021a01c16dc0");
    assertThat(SyncMessage.parse(seen.encode()))
        .isEqualTo(new SyncMessage.Seen(List.of(new SeenPosts.Seen(post, minute))));
    var noted = new SyncMessage.Noted(List.of(post));
    assertThat(SyncMessage.parse(noted.encode())).isEqualTo(noted);
  }

  @Test
  void refusesTooManyPostsSeen() throws MalformedException {
    var one = new SeenPosts.Seen(ItemId.of(new byte[32]), Instant.EPOCH);
    var most = new SyncMessage.Seen(Collections.nCopies(SyncMessage.MAX_SEEN, one));
    assertThat(SyncMessage.parse(most.encode())).isEqualTo(most);
    byte[] more = new SyncMessage.Seen(Collections.nCopies(SyncMessage.MAX_SEEN + 1, one)).encode();
    assertThatThrownBy(() -> SyncMessage.parse(more)).isInstanceOf(MalformedException.class);
    byte[] noted =
        new SyncMessage.Noted(Collections.nCopies(SyncMessage.MAX_SEEN + 1, one.post())).encode();
    assertThatThrownBy(() -> SyncMessage.parse(noted)).isInstanceOf(MalformedException.class);
  }

  @Test
  void photoMessagesAreReadAsTheyWereWritten() throws MalformedException {
    for (PhotoMessage message :
        List.of(
            new PhotoMessage.Want(PhotoMessage.MAX_NUMBER, BLOB, 3, 11),
            new PhotoMessage.Credit(7, 19, 11),
            new PhotoMessage.Stored(BLOB),
            new PhotoMessage.Unavailable(7),
            new PhotoMessage.Ask(List.of(BLOB, BlobId.ofCiphertext(new byte[0]))))) {
      assertThat(PhotoMessage.parse(message.encode())).isEqualTo(message);
    }
  }

  @Test
  void refusesTooManyItemsAndTooManyBlobs() throws MalformedException {
    byte[][] most = new byte[SyncMessage.MAX_ITEMS][1];
    assertThat(SyncMessage.parse(new SyncMessage.Items(1, Arrays.asList(most)).encode()))
        .isInstanceOf(SyncMessage.Items.class);
    byte[][] more = new byte[SyncMessage.MAX_ITEMS + 1][1];
    byte[] tooMany = new SyncMessage.Items(1, Arrays.asList(more)).encode();
    assertThatThrownBy(() -> SyncMessage.parse(tooMany)).isInstanceOf(MalformedException.class);

    List<BlobId> asked = Collections.nCopies(PhotoMessage.MAX_ASKED + 1, BLOB);
    byte[] tooManyAsked = new PhotoMessage.Ask(asked).encode();
    assertThatThrownBy(() -> PhotoMessage.parse(tooManyAsked))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void refusesMutatedMessagesWithNothingButMalformed() {
    Random random = new Random(11);
    List<byte[]> good =
        List.of(
            new SyncMessage.Items(5, List.of(new byte[30])).encode(),
            new PhotoMessage.Want(1, BLOB, 3, 11).encode(),
            new PhotoMessage.Ask(List.of(BLOB)).encode());
    for (int round = 0; round < 10_000; round++) {
      byte[] bytes = good.get(round % good.size()).clone();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      byte[] cut = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
      readable(() -> SyncMessage.parse(cut));
      readable(() -> PhotoMessage.parse(cut));
    }
  }

  private interface Parser {
    Object parse() throws MalformedException;
  }

  private static void readable(Parser parser) {
    try {
      assertThat(parser.parse()).isNotNull();
    } catch (MalformedException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  @Test
  void chunkFramesAreAtMost64KiBAndReadAsTheyWereWritten() throws MalformedException {
    byte[] data = new byte[Blobs.CHUNK_BYTES];
    new Random(1).nextBytes(data);
    byte[] frame = ChunkFrame.encode(PhotoMessage.MAX_NUMBER, 9, data, 0, data.length);

    assertThat(frame).hasSize(65_536);
    ChunkFrame read = ChunkFrame.parse(frame);
    assertThat(read.transfer()).isEqualTo(PhotoMessage.MAX_NUMBER);
    assertThat(read.chunk()).isEqualTo(9);
    assertThat(read.offset()).isZero();
    assertThat(read.data()).isEqualTo(ByteBuffer.wrap(data));
  }

  @Test
  void refusesChunkFramesThatAreEmptyTooLongOrOfAnotherVersion() {
    byte[] tooLong = new byte[65_537];
    tooLong[0] = 1;
    byte[] version2 = new byte[100];
    version2[0] = 2;
    for (byte[] bad : List.of(new byte[0], new byte[16], tooLong, version2)) {
      assertThatThrownBy(() -> ChunkFrame.parse(bad)).isInstanceOf(MalformedException.class);
    }
  }
}
