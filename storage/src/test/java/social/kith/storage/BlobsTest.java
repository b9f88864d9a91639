package social.kith.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.kith.crypto.BlobId;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;

class BlobsTest extends StoreFixture {
  private static final int CHUNK = Blobs.CHUNK_BYTES;
  private static final ContactId BEA = contactId(1);
  private static final ContactId CARL = contactId(2);

  @ParameterizedTest
  @ValueSource(ints = {1, CHUNK - 1, CHUNK, CHUNK + 1, 20 * CHUNK, 20 * CHUNK + 5})
  void comesInChunkByChunk(int size) throws Exception {
    byte[] content = bytes(size, size);
    BlobId id = expect(BEA, content);
    assertThat(store.blobs().find(id))
        .contains(new BlobInfo(id, size, 0, false, false, BlobWish.BY_RULE));
    List<byte[]> chunks = cut(content);
    for (int i = 0; i < chunks.size(); i++) {
      append(BEA, id, i, chunks.subList(i, i + 1));
    }
    assertThat(store.blobs().find(id))
        .contains(new BlobInfo(id, size, size, false, false, BlobWish.BY_RULE));
    assertThat(complete(BEA, id)).isTrue();
    reopen();
    assertThat(store.blobs().find(id))
        .contains(new BlobInfo(id, size, size, true, false, BlobWish.BY_RULE));
    assertThat(store.blobs().wanted(BEA)).isEmpty();
    assertThat(store.blobs().open(id).readAllBytes()).isEqualTo(content);
    assertThat(read(id, 0, chunks.size())).containsExactlyElementsOf(chunks);
    assertThat(read(id, chunks.size() - 1, 1)).containsExactly(chunks.get(chunks.size() - 1));
  }

  @Test
  void goesOnAfterARestart() throws Exception {
    byte[] content = bytes(10 * CHUNK + 100, 1);
    List<byte[]> chunks = cut(content);
    BlobId id = expect(BEA, content);
    append(BEA, id, 0, chunks.subList(0, 4));
    reopen();
    Wanted wanted = store.blobs().wanted(BEA).get(0);
    assertThat(wanted.storedBytes()).isEqualTo(4L * CHUNK);
    append(BEA, id, 4, chunks.subList(4, 11));
    assertThat(complete(BEA, id)).isTrue();
    assertThat(store.blobs().open(id).readAllBytes()).isEqualTo(content);
  }

  @Test
  void skipsWhatIsNotAskedFor() throws Exception {
    byte[] content = bytes(5 * CHUNK + 100, 1);
    BlobId id = expect(BEA, content);
    append(BEA, id, 0, cut(content));
    assertThat(complete(BEA, id)).isTrue();
    for (int from : new int[] {1, CHUNK, 2 * CHUNK + 7, 5 * CHUNK, content.length}) {
      InputStream in = store.blobs().open(id);
      in.skipNBytes(from);
      assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(content, from, content.length));
    }
    InputStream in = store.blobs().open(id);
    assertThat(in.readNBytes(10)).hasSize(10);
    in.skipNBytes(3L * CHUNK);
    assertThat(in.read()).isEqualTo(content[3 * CHUNK + 10] & 0xff);
    assertThatThrownBy(() -> in.skipNBytes(3L * CHUNK)).isInstanceOf(EOFException.class);
  }

  @Test
  void onlyTheNextChunksAreTaken() {
    byte[] content = bytes(4 * CHUNK, 1);
    List<byte[]> chunks = cut(content);
    BlobId id = expect(BEA, content);
    append(BEA, id, 0, chunks.subList(0, 2));
    assertRefused(() -> append(BEA, id, 3, chunks.subList(3, 4)));
    assertRefused(() -> append(BEA, id, 1, chunks.subList(1, 2)));
    assertRefused(() -> append(CARL, id, 2, chunks.subList(2, 3)));
    assertRefused(() -> append(BEA, blobId(9), 0, chunks.subList(0, 1)));
    append(BEA, id, 2, chunks.subList(2, 4));
    assertThat(complete(BEA, id)).isTrue();
  }

  @Test
  void chunksHaveTheirSize() {
    byte[] content = bytes(CHUNK + 10, 1);
    BlobId id = expect(BEA, content);
    assertWrongSize(() -> append(BEA, id, 0, List.of(new byte[CHUNK - 1])));
    assertWrongSize(() -> append(BEA, id, 0, List.of(new byte[CHUNK + 1])));
    assertWrongSize(() -> append(BEA, id, 0, List.of(new byte[CHUNK], new byte[11])));
    assertWrongSize(() -> append(BEA, id, 0, List.of(new byte[CHUNK], new byte[9])));
    assertWrongSize(() -> append(BEA, id, 0, List.of(new byte[CHUNK], new byte[10], new byte[0])));
    assertThat(store.blobs().find(id).orElseThrow().storedBytes()).isZero();
    append(BEA, id, 0, cut(content));
    assertThat(complete(BEA, id)).isTrue();
  }

  @Test
  void sizeHasLimits() {
    assertThat(new ExpectedBlob(blobId(1), 1, 0).sizeBytes()).isEqualTo(1);
    assertThat(new ExpectedBlob(blobId(1), Blobs.MAX_BYTES, 0).sizeBytes()).isPositive();
    for (long wrong : new long[] {-1, 0, Blobs.MAX_BYTES + 1}) {
      assertWrongSize(() -> new ExpectedBlob(blobId(1), wrong, 0));
    }
  }

  @Test
  void missingChunksCannotBeComplete() {
    byte[] content = bytes(2 * CHUNK, 1);
    BlobId id = expect(BEA, content);
    append(BEA, id, 0, cut(content).subList(0, 1));
    assertRefused(() -> complete(BEA, id));
    assertRefused(() -> complete(BEA, blobId(3)));
  }

  /** Twice it is asked for again, then no more. */
  @Test
  void wrongHashDropsTheChunks() {
    byte[] content = bytes(2 * CHUNK, 1);
    byte[] wrong = bytes(2 * CHUNK, 2);
    BlobId id = expect(BEA, content);
    for (int failure = 1; failure <= Blobs.MAX_FAILURES; failure++) {
      assertThat(store.blobs().wanted(BEA)).hasSize(1);
      append(BEA, id, 0, cut(wrong));
      assertThat(complete(BEA, id)).isFalse();
      assertThat(store.blobs().find(id).orElseThrow().storedBytes()).isZero();
    }
    assertThat(store.blobs().wanted(BEA)).isEmpty();
    assertThat(store.blobs().find(id).orElseThrow().failed()).isTrue();
    assertRefused(() -> append(BEA, id, 0, cut(content)));
    expect(BEA, content);
    assertThat(store.blobs().wanted(BEA)).as("expected again").isEmpty();
  }

  @Test
  void rightBytesAfterWrongOnesAreTaken() {
    byte[] content = bytes(3 * CHUNK, 1);
    BlobId id = expect(BEA, content);
    append(BEA, id, 0, cut(bytes(3 * CHUNK, 2)));
    assertThat(complete(BEA, id)).isFalse();
    append(BEA, id, 0, cut(content));
    assertThat(complete(BEA, id)).isTrue();
  }

  /** Changed on the disk between the last chunk and the hash, with a hash that is not in memory. */
  @Test
  void hashAfterARestartIsOfWhatIsOnTheDisk() {
    byte[] content = bytes(2 * CHUNK, 1);
    BlobId id = expect(BEA, content);
    append(BEA, id, 0, cut(content));
    store.close();
    RawFile.update(
        home.resolve("photos.db"), "UPDATE chunk SET data = zeroblob(65520) WHERE pos % 2 = 1");
    reopen();
    assertThat(complete(BEA, id)).isFalse();
  }

  @Test
  void expectIsIdempotent() {
    byte[] content = bytes(CHUNK * 2, 1);
    BlobId id = expect(BEA, content);
    append(BEA, id, 0, cut(content).subList(0, 1));
    expect(BEA, content);
    assertThat(store.blobs().wanted(BEA)).hasSize(1);
    assertThat(store.blobs().wanted(BEA).get(0).storedBytes()).isEqualTo(CHUNK);
    append(BEA, id, 1, cut(content).subList(1, 2));
    assertThat(complete(BEA, id)).isTrue();
    expect(BEA, content);
    expect(CARL, content);
    assertThat(store.blobs().wanted(BEA)).isEmpty();
    assertThat(store.blobs().wanted(CARL)).isEmpty();
  }

  /** A blob named by a contact who has not got it must not keep it from coming from another. */
  @Test
  void nobodySpoilsWhatAnotherSends() throws Exception {
    byte[] content = bytes(3 * CHUNK, 1);
    BlobId id = blobId(content);
    store.blobs().expect(CARL, itemId(1), List.of(new ExpectedBlob(id, 5L * CHUNK, 0))).join();
    append(CARL, id, 0, cut(bytes(2 * CHUNK, 2)));
    expect(BEA, content);
    append(BEA, id, 0, cut(content).subList(0, 2));
    append(CARL, id, 2, cut(bytes(CHUNK, 3)));
    append(BEA, id, 2, cut(content).subList(2, 3));
    assertThat(complete(BEA, id)).isTrue();
    assertThat(store.blobs().wanted(CARL)).isEmpty();
    append(CARL, id, 3, cut(bytes(2 * CHUNK, 4)));
    assertThat(complete(CARL, id)).as("it is here already").isTrue();
    assertThat(store.blobs().open(id).readAllBytes()).isEqualTo(content);
  }

  @Test
  void sourceNeedNotBeNamedWhereOneSends() {
    byte[] content = bytes(3 * CHUNK, 1);
    BlobId id = expect(BEA, content);
    StoreFailures.await(store.blobs().append(id, 0, cut(content).subList(0, 2)));
    assertRefused(() -> StoreFailures.await(store.blobs().complete(id)));
    assertRefused(() -> StoreFailures.await(store.blobs().append(id, 0, cut(content))));
    StoreFailures.await(store.blobs().append(id, 2, cut(content).subList(2, 3)));
    boolean whole = StoreFailures.await(store.blobs().complete(id));
    assertThat(whole).isTrue();
  }

  /** Between the last chunk and the check of the hash: there is no chunk to go on with. */
  @Test
  void storedChunksCountTheShortLastOne() {
    byte[] content = bytes(2 * CHUNK + 1, 1);
    BlobId id = expect(BEA, content);
    append(BEA, id, 0, cut(content).subList(0, 2));
    assertThat(store.blobs().wanted(BEA).get(0).storedChunks()).isEqualTo(2);
    append(BEA, id, 2, cut(content).subList(2, 3));
    assertThat(store.blobs().wanted(BEA).get(0).storedChunks()).isEqualTo(3);
  }

  @Test
  void wantedIsByRankThenNewestItemThenItsOrder() {
    expect(BEA, itemId(1), blob(1, 0), blob(2, 0), blob(3, 1), blob(4, 1));
    expect(CARL, itemId(2), blob(5, 0));
    expect(BEA, itemId(3), blob(6, 0), blob(7, 1), blob(8, 0));
    assertThat(store.blobs().wanted(BEA))
        .extracting(Wanted::id)
        .containsExactly(
            blobId(6), blobId(8), blobId(1), blobId(2), blobId(7), blobId(3), blobId(4));
    assertThat(store.blobs().wanted(BEA, CHUNK, 2)).hasSize(2);
    assertThat(store.blobs().wanted(CARL))
        .containsExactly(new Wanted(blobId(5), CHUNK, 0, itemId(2), 0, false));
  }

  @Test
  void ofHigherRanksOnlyTheSmallAndTheAskedForComeNow() {
    expect(BEA, itemId(1), blob(1, 0), blob(2, 1), blob(3, 1));
    assertThat(now(CHUNK)).containsExactly(blobId(1), blobId(2), blobId(3));
    assertThat(now(CHUNK - 1)).containsExactly(blobId(1));
    assertThat(now(0)).containsExactly(blobId(1));

    assertThat(store.blobs().ask(BEA, itemId(1), blob(3, 1)).join()).isTrue();
    assertThat(now(0)).containsExactly(blobId(3), blobId(1));
    assertThat(store.blobs().find(blobId(3)).orElseThrow().wish()).isEqualTo(BlobWish.ASKED);
    reopen();
    assertThat(store.blobs().wanted(BEA, 0, 9).get(0).asked()).isTrue();
    store.blobs().unavailable(BEA, blobId(3)).join();
    assertThat(now(CHUNK)).containsExactly(blobId(1), blobId(2));
    assertThat(store.blobs().wanted(BEA)).hasSize(3);
  }

  private List<BlobId> now(long upToBytes) {
    return store.blobs().wanted(BEA, upToBytes, 9).stream().map(Wanted::id).toList();
  }

  @Test
  void whatWasDroppedComesAgainWhenAskedFor() throws Exception {
    byte[] content = bytes(2 * CHUNK, 1);
    BlobId id = expect(BEA, content);
    append(BEA, id, 0, cut(content));
    assertThat(store.blobs().drop(id).join()).as("not complete").isFalse();
    assertThat(complete(BEA, id)).isTrue();
    assertThat(store.blobs().heldFrom(BEA).join()).isEqualTo(2L * CHUNK);
    assertThat(store.blobs().drop(id).join()).isTrue();
    assertThat(store.blobs().heldFrom(BEA).join()).isZero();
    assertThat(store.blobs().find(id))
        .contains(new BlobInfo(id, 2 * CHUNK, 0, false, false, BlobWish.WHEN_ASKED));
    assertThat(store.blobs().wanted(BEA, Long.MAX_VALUE, 9)).isEmpty();
    assertThat(read(id, 0, 1)).isEmpty();

    ExpectedBlob expected = new ExpectedBlob(id, 2 * CHUNK, 0);
    assertThat(store.blobs().ask(BEA, itemId(1), expected).join()).isTrue();
    append(BEA, id, 0, cut(content));
    assertThat(complete(BEA, id)).isTrue();
    assertThat(store.blobs().open(id).readAllBytes()).isEqualTo(content);
    assertThat(store.blobs().ask(BEA, itemId(1), expected).join()).as("here").isFalse();
  }

  @Test
  void whatWasMadeHereIsNotDropped() {
    BlobId id;
    try (BlobSink sink = store.blobs().sink(1)) {
      sink.write(new byte[] {1}, 0, 1);
      id = sink.finish();
    }
    assertThat(store.blobs().drop(id).join()).isFalse();
    assertThat(store.blobs().find(id).orElseThrow().complete()).isTrue();
  }

  @Test
  void whatNobodyExpectsOrCameDamagedCanBeAskedFor() {
    byte[] content = bytes(CHUNK, 1);
    BlobId id = BlobId.ofCiphertext(content);
    ExpectedBlob expected = new ExpectedBlob(id, CHUNK, 1);
    assertThat(store.blobs().ask(BEA, itemId(1), expected).join()).isTrue();
    for (int i = 0; i < Blobs.MAX_FAILURES; i++) {
      append(BEA, id, 0, cut(bytes(CHUNK, 2)));
      assertThat(complete(BEA, id)).isFalse();
    }
    assertThat(store.blobs().wanted(BEA)).isEmpty();
    assertThat(store.blobs().ask(BEA, itemId(1), expected).join()).isTrue();
    append(BEA, id, 0, cut(content));
    assertThat(complete(BEA, id)).isTrue();
  }

  @Test
  void incompleteBlobCannotBeRead() {
    byte[] content = bytes(2 * CHUNK, 1);
    BlobId id = expect(BEA, content);
    append(BEA, id, 0, cut(content));
    assertRefused(() -> store.blobs().open(id));
    assertThat(read(id, 0, 1)).isEmpty();
    assertThat(complete(BEA, id)).isTrue();
    assertThat(read(id, 0, 2)).hasSize(2);
    assertThat(read(id, 0, 3)).isEmpty();
    assertThat(read(id, 2, 1)).isEmpty();
    assertThat(read(id, -1, 1)).isEmpty();
    assertThat(read(id, Integer.MAX_VALUE, 1)).isEmpty();
    assertThat(read(blobId(5), 0, 1)).isEmpty();
    assertRefused(() -> store.blobs().open(blobId(5)));
    assertThat(store.blobs().find(blobId(5))).isEmpty();
  }

  @Test
  void streamGivesSmallPiecesToo() throws Exception {
    byte[] content = bytes(CHUNK + 3, 1);
    BlobId id = stored(content);
    try (InputStream in = store.blobs().open(id)) {
      assertThat(in.read()).isEqualTo(content[0] & 0xff);
      assertThat(in.read(new byte[0], 0, 0)).isZero();
      assertThat(in.available()).isEqualTo(CHUNK - 1);
      assertThat(in.skip(CHUNK)).isEqualTo(CHUNK);
      assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(content, CHUNK + 1, CHUNK + 3));
      assertThat(in.read()).isEqualTo(-1);
    }
  }

  @Test
  void forgetsWhatAContactWasToSendAndNothingElse() throws Exception {
    byte[] whole = bytes(CHUNK, 1);
    byte[] half = bytes(2 * CHUNK, 2);
    BlobId kept = expect(BEA, whole);
    append(BEA, kept, 0, cut(whole));
    complete(BEA, kept);
    BlobId gone = expect(BEA, half);
    append(BEA, gone, 0, cut(half).subList(0, 1));
    expect(CARL, half);

    store.blobs().forget(BEA).join();
    assertThat(store.blobs().wanted(BEA)).isEmpty();
    assertThat(store.blobs().open(kept).readAllBytes()).isEqualTo(whole);
    assertThat(store.blobs().find(gone))
        .contains(new BlobInfo(gone, 2 * CHUNK, 0, false, false, BlobWish.BY_RULE));
    assertThat(store.blobs().wanted(CARL)).hasSize(1);
    assertThat(RawFile.number(home.resolve("photos.db"), "SELECT count(*) FROM chunk")).isOne();
  }

  @Test
  void flushComesAfterWhatWasQueued() {
    byte[] content = bytes(8 * CHUNK, 1);
    BlobId id = expect(BEA, content);
    store.blobs().append(BEA, id, 0, cut(content));
    store.blobs().flush().join();
    assertThat(store.blobs().find(id).orElseThrow().storedBytes()).isEqualTo(8L * CHUNK);
  }

  @Test
  void sweepDeletesWhatNothingRefersTo() throws Exception {
    BlobId kept = stored(bytes(CHUNK + 1, 1));
    BlobId dropped = stored(bytes(3 * CHUNK, 2));
    byte[] content = bytes(2 * CHUNK, 3);
    BlobId half = expect(BEA, content);
    append(BEA, half, 0, cut(content).subList(0, 1));
    InputStream reading = store.blobs().open(dropped);
    assertThat(reading.read()).isNotNegative();
    Set<BlobId> referenced = Set.of(kept);
    assertThat(store.blobs().sweep((first, last) -> referenced).join()).isEqualTo(2);
    assertThat(store.blobs().find(dropped)).isEmpty();
    assertThat(store.blobs().wanted(BEA)).isEmpty();
    assertThat(store.blobs().open(kept).readAllBytes()).isEqualTo(bytes(CHUNK + 1, 1));
    assertThatThrownBy(reading::readAllBytes).isInstanceOf(IOException.class);
    assertThat(RawFile.number(home.resolve("photos.db"), "SELECT count(*) FROM chunk"))
        .isEqualTo(2);
    assertThat(store.blobs().sweep((first, last) -> referenced).join()).isZero();
  }

  @Test
  void sweepFailsAsThePredicateDoes() {
    stored(bytes(5, 1));
    assertThatThrownBy(
            () ->
                store
                    .blobs()
                    .sweep(
                        (first, last) -> {
                          throw new IllegalArgumentException("on purpose");
                        })
                    .join())
        .hasRootCauseMessage("on purpose");
    assertThat(store.blobs().sweep((first, last) -> Set.of()).join()).isEqualTo(1);
  }

  @Test
  void sweepGoesThroughMoreThanAPage() {
    for (int i = 0; i < 1_002; i++) {
      expect(BEA, itemId(i), blob(i, 0));
    }
    Set<BlobId> referenced = Set.of(blobId(7), blobId(1_001));
    assertThat(store.blobs().sweep((first, last) -> referenced).join()).isEqualTo(1_000);
    assertThat(store.blobs().wanted(BEA)).hasSize(2);
  }

  @Test
  void sweepLeavesWhatIsExpectedMeanwhile() {
    expect(BEA, itemId(1), blob(1, 0), blob(2, 0), blob(3, 0));
    CompletableFuture<Boolean> goOn = new CompletableFuture<>();
    CompletableFuture<Integer> sweep =
        store
            .blobs()
            .sweep(
                (first, last) -> {
                  goOn.join();
                  return Set.of();
                });
    // From before, anew, and both are still without their item.
    expect(BEA, itemId(1), blob(1, 0), blob(4, 0));
    stored(bytes(5, 5));
    goOn.complete(true);
    assertThat(sweep.join()).isEqualTo(2);
    assertThat(store.blobs().wanted(BEA))
        .extracting(Wanted::id)
        .containsExactlyInAnyOrder(blobId(1), blobId(4));
    assertThat(store.blobs().find(blobId(bytes(5, 5))).orElseThrow().complete()).isTrue();
  }

  private BlobId expect(ContactId source, byte[] content) {
    BlobId id = blobId(content);
    expect(source, itemId(1), new ExpectedBlob(id, content.length, 0));
    return id;
  }

  private void expect(ContactId source, ItemId item, ExpectedBlob... blobs) {
    StoreFailures.await(store.blobs().expect(source, item, List.of(blobs)));
  }

  private void append(ContactId source, BlobId id, int first, List<byte[]> chunks) {
    StoreFailures.await(store.blobs().append(source, id, first, chunks));
  }

  private boolean complete(ContactId source, BlobId id) {
    return StoreFailures.await(store.blobs().complete(source, id));
  }

  private BlobId stored(byte[] content) {
    try (BlobSink sink = store.blobs().sink(1)) {
      sink.write(content, 0, content.length);
      return sink.finish();
    }
  }

  private List<byte[]> read(BlobId id, int first, int count) {
    return store.blobs().read(id, first, count).join();
  }

  private static void assertRefused(ThrowingCallable action) {
    assertThatThrownBy(action).isExactlyInstanceOf(IllegalStateException.class);
  }

  private static void assertWrongSize(ThrowingCallable action) {
    assertThatThrownBy(action).isExactlyInstanceOf(IllegalArgumentException.class);
  }

  private static ExpectedBlob blob(int number, int rank) {
    return new ExpectedBlob(blobId(number), CHUNK, rank);
  }

  private static ItemId itemId(int number) {
    return ItemId.ofPayload(new byte[] {(byte) number});
  }

  static List<byte[]> cut(byte[] content) {
    List<byte[]> chunks = new ArrayList<>();
    for (int from = 0; from < content.length; from += CHUNK) {
      chunks.add(Arrays.copyOfRange(content, from, Math.min(content.length, from + CHUNK)));
    }
    return chunks;
  }
}
