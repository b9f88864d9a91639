package social.kith.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import social.kith.crypto.BlobId;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;

class PhotoRoomTest extends StoreFixture {
  private static final ContactId BEA = contactId(1);
  private static final ContactId CARL = contactId(2);
  private static final ItemId ITEM = ItemId.ofPayload(new byte[] {1});
  private static final Instant LONG_AGO = Instant.EPOCH;
  private static final Instant NEVER = Instant.now().plusSeconds(3_600);

  private BlobId own;
  private BlobId small;
  private BlobId big;
  private BlobId carls;

  @BeforeEach
  void fill() {
    own = made(bytes(7_000, 1));
    fetched(BEA, bytes(300, 2), 0);
    small = fetched(BEA, bytes(2_000, 3), 1);
    big = fetched(BEA, bytes(5_000, 4), 1);
    carls = fetched(CARL, bytes(3_000, 5), 1);
    expect(BEA, new ExpectedBlob(blobId(9), 9_000, 1));
  }

  @Test
  void tellsWhatIsWhose() {
    PhotoRoom.Uses uses = store.photoRoom().uses(List.of(BEA));
    assertThat(uses.own()).isEqualTo(new PhotoUse(0, 7_000));
    assertThat(uses.contacts()).containsOnlyKeys(BEA);
    assertThat(uses.contacts().get(BEA)).isEqualTo(new PhotoUse(300, 7_000));
    assertThat(uses.others()).isEqualTo(new PhotoUse(0, 3_000));
    assertThat(store.photoRoom().originalsOfOthers()).isEqualTo(10_000);
  }

  @Test
  void oldestOrBiggestGoFirst() {
    assertThat(toGo(PhotoRoom.Order.OLDEST_FIRST, 10_000)).containsExactly(small, big, carls);
    assertThat(toGo(PhotoRoom.Order.BIGGEST_FIRST, 10_000)).containsExactly(big, carls, small);
  }

  @Test
  void noMoreGoThanMust() {
    assertThat(toGo(PhotoRoom.Order.OLDEST_FIRST, 0)).isEmpty();
    assertThat(toGo(PhotoRoom.Order.OLDEST_FIRST, 2_000)).containsExactly(small);
    assertThat(toGo(PhotoRoom.Order.OLDEST_FIRST, 2_001)).containsExactly(small, big);
    assertThat(toGo(PhotoRoom.Order.OLDEST_FIRST, 1_000_000)).hasSize(3);
  }

  @Test
  void whatNobodyCouldSendAgainStays() {
    assertThat(
            store
                .photoRoom()
                .toMakeRoom(PhotoRoom.Order.BIGGEST_FIRST, 10_000, Set.of(CARL), NEVER))
        .containsExactly(carls);
  }

  @Test
  void whatWasAskedForStaysForAWhile() {
    StoreFailures.await(store.blobs().drop(big));
    assertThat(store.photoRoom().originalsOfOthers()).isEqualTo(5_000);
    ExpectedBlob again = new ExpectedBlob(big, 5_000, 1);
    StoreFailures.await(store.blobs().ask(BEA, ITEM, again));
    complete(BEA, big, bytes(5_000, 4));
    assertThat(store.photoRoom().originalsOfOthers()).isEqualTo(10_000);
    assertThat(toGo(PhotoRoom.Order.BIGGEST_FIRST, 10_000)).containsExactly(big, carls, small);
    assertThat(
            store
                .photoRoom()
                .toMakeRoom(PhotoRoom.Order.BIGGEST_FIRST, 10_000, Set.of(BEA, CARL), LONG_AGO))
        .containsExactly(carls, small);
  }

  /** As after a restore: only the bytes came. */
  @Test
  void whatWasPutBackIsWhoseItIsSaidToBe() {
    BlobId theirs = made(bytes(4_000, 6));
    assign(Optional.of(BEA), theirs, 4_000);
    assign(Optional.empty(), own, 7_000);
    assertThat(store.photoRoom().uses(List.of(BEA)).own()).isEqualTo(new PhotoUse(0, 7_000));
    assertThat(toGo(PhotoRoom.Order.OLDEST_FIRST, 100_000)).contains(theirs).doesNotContain(own);
    assign(Optional.of(CARL), theirs, 4_000);
    assertThat(store.photoRoom().uses(List.of(BEA)).contacts().get(BEA).originalBytes())
        .isEqualTo(11_000);
  }

  private List<BlobId> toGo(PhotoRoom.Order order, long bytes) {
    return store.photoRoom().toMakeRoom(order, bytes, Set.of(BEA, CARL), NEVER);
  }

  private void assign(Optional<ContactId> source, BlobId id, int size) {
    List<ExpectedBlob> blobs = List.of(new ExpectedBlob(id, size, 1));
    StoreFailures.await(store.blobs().assign(source, ITEM, blobs));
  }

  private BlobId made(byte[] content) {
    try (BlobSink sink = store.blobs().sink(1)) {
      sink.write(content, 0, content.length);
      return sink.finish();
    }
  }

  private void expect(ContactId source, ExpectedBlob blob) {
    StoreFailures.await(store.blobs().expect(source, ITEM, List.of(blob)));
  }

  private BlobId fetched(ContactId source, byte[] content, int rank) {
    BlobId id = blobId(content);
    expect(source, new ExpectedBlob(id, content.length, rank));
    complete(source, id, content);
    return id;
  }

  private void complete(ContactId source, BlobId id, byte[] content) {
    StoreFailures.await(store.blobs().append(source, id, 0, List.of(content)));
    assertThat(StoreFailures.await(store.blobs().complete(source, id))).isTrue();
  }
}
