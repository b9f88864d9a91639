package social.kith.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import social.kith.crypto.BlobId;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;

class ChangesTest extends StoreFixture {
  private static final int POSTS_ONLY = 1;

  private ContactId bea;
  private ContactId carl;

  private static Item retraction(ItemId post, ContactId author, long atMs) {
    byte[] signed = ("retraction of " + post + " by " + author).getBytes(StandardCharsets.UTF_8);
    Instant at = at(atMs);
    return new Item(ItemId.ofPayload(signed), author, Changes.RETRACTION, at, at, signed);
  }

  private Optional<Retracted> retract(Item post, long atMs) {
    Item retraction = retraction(post.id(), post.author(), atMs);
    return write(tx -> store.changes().retract(tx, retraction, post.id(), at(atMs)));
  }

  private Optional<Retracted> carryOut(Item post, ContactId author) {
    Item instead = item("in place of what was said", 9);
    return write(
        tx -> store.changes().carryOut(tx, retraction(post.id(), author, 9), post.id(), instead));
  }

  private Item shared(String text, List<BlobId> blobs) {
    bea = addContact(1);
    carl = addContact(2);
    Item post = item(text, 1);
    write(tx -> store.items().insert(tx, post, Set.of(bea, carl), blobs));
    write(tx -> store.deliveries().queue(tx, bea, post.id(), at(1)));
    write(tx -> store.deliveries().queue(tx, carl, post.id(), at(1)));
    return post;
  }

  private Delivery delivery(Item post, ContactId contact) {
    return store.ledger().find(post.id(), contact).orElseThrow();
  }

  private List<ItemId> carriedOut(long upTo, int knownKind, long atMs) {
    return write(tx -> store.ledger().carriedOut(tx, bea, upTo, knownKind, at(atMs)));
  }

  private List<ItemId> lost(long heldSeq) {
    return write(tx -> store.ledger().lost(tx, bea, heldSeq));
  }

  private boolean isRetracted(Item post) {
    return write(tx -> store.changes().isRetracted(tx, post));
  }

  @Test
  void anOwnPostIsEmptiedAndQueuedToBeTakenBack() {
    Item post = shared("words", List.of(blobId(1), blobId(2)));
    write(tx -> store.deliveries().blobStored(tx, bea, blobId(1), at(2)));
    Retracted retracted = retract(post, 5).orElseThrow();

    assertThat(retracted.contacts()).containsExactlyInAnyOrder(bea, carl);
    assertThat(retracted.blobs()).containsExactlyInAnyOrder(blobId(1), blobId(2));
    assertThat(store.items().find(post.id()).orElseThrow().signed()).isEmpty();
    assertThat(store.items().audience(post.id())).containsExactlyInAnyOrder(bea, carl);
    assertThat(store.changes().retractedAt(post.id())).contains(at(5));
    assertThat(store.deliveries().mayRead(bea, blobId(1))).isFalse();
    assertThat(store.deliveries().unconfirmedBlobs(bea, 9)).isEmpty();
    assertThat(delivery(post, bea).state()).isEqualTo(DeliveryState.RETRACTED);
    assertThat(delivery(post, bea).photosTotal()).isZero();
    assertThat(store.feed().before(FeedFilter.EVERYBODY, Optional.empty(), 9)).hasSize(1);
    assertThat(store.items().count()).isEqualTo(1);
    assertThat(retract(post, 6)).isEmpty();
  }

  @Test
  void inThePlaceOfWhatWasTakenBackTheRetractionIsSent() {
    Item post = shared("words", List.of());
    Item kept = addItem("kept", 2);
    write(tx -> store.deliveries().queue(tx, bea, kept.id(), at(2)));
    retract(post, 5);

    ItemId retraction = retraction(post.id(), post.author(), 5).id();
    assertThat(store.deliveries().after(bea, 0, 9))
        .extracting(Outgoing::item)
        .containsExactly(retraction, kept.id(), retraction);
    assertThat(store.deliveries().after(bea, 0, 9))
        .extracting(Outgoing::seq)
        .containsExactly(1L, 2L, 3L);
    assertThat(store.deliveries().after(bea, 0, 9)).allMatch(out -> out.signed().length > 0);
  }

  @Test
  void onlyWhoKnowsRetractionsConfirmsThem() {
    Item post = shared("words", List.of());
    retract(post, 5);
    assertThat(carriedOut(1, Changes.RETRACTION, 6)).isEmpty();
    assertThat(carriedOut(2, POSTS_ONLY, 6)).isEmpty();
    assertThat(delivery(post, bea).state()).isEqualTo(DeliveryState.RETRACTED);
    assertThat(carriedOut(2, Changes.RETRACTION, 7)).containsExactly(post.id());
    assertThat(delivery(post, bea).retractionConfirmedAt()).contains(at(7));
    assertThat(delivery(post, bea).state()).isEqualTo(DeliveryState.RETRACTION_CONFIRMED);
    assertThat(delivery(post, carl).state()).isEqualTo(DeliveryState.RETRACTED);
    assertThat(carriedOut(2, Changes.RETRACTION, 8)).isEmpty();
  }

  @Test
  void aContactsPostGoesWithItsPhotosButForThoseOfOthers() {
    Item post = addItem("theirs", 1, List.of(blobId(1), blobId(2)));
    addItem("another", 2, List.of(blobId(2)));
    assertThat(carryOut(post, post.author()).orElseThrow().blobs()).containsExactly(blobId(1));
    assertThat(store.items().find(post.id())).isEmpty();
    assertThat(store.items().count()).isEqualTo(1);
    assertThat(carryOut(post, post.author())).isEmpty();
    assertThat(isRetracted(post)).isTrue();
  }

  @Test
  void nobodyTakesBackWhatIsSomebodyElses() {
    Item post = addItem("theirs", 1);
    assertThat(carryOut(post, contactId(98))).isEmpty();
    assertThat(store.items().find(post.id())).isPresent();
    assertThat(store.items().ofKind(Changes.RETRACTION)).isEmpty();
  }

  @Test
  void aRetractionThatCameFirstCountsForItsAuthorsPostAlone() {
    Item post = item("not here yet", 1);
    carryOut(post, contactId(98));
    assertThat(isRetracted(post)).isFalse();
    carryOut(post, post.author());
    assertThat(isRetracted(post)).isTrue();
  }

  @Test
  void whatAnEarlierVersionKeptUnknownIsCarriedOut() {
    Item post = addItem("theirs", 1);
    Item retraction = retraction(post.id(), post.author(), 9);
    write(tx -> store.items().insert(tx, retraction.withKind(0), Set.of(), List.of()));
    assertThat(store.items().count()).isEqualTo(2);
    assertThat(carryOut(post, post.author())).isPresent();
    assertThat(store.items().count()).isZero();
    assertThat(store.items().ofKind(Changes.RETRACTION)).hasSize(1);
  }

  @Test
  void nothingOfItStandsInTheFiles() throws IOException {
    Item post = shared("words", List.of());
    byte[] sealed =
        HexFormat.of()
            .parseHex(RawFile.text(home.resolve("kith.db"), "SELECT lower(hex(signed)) FROM item"));
    store.erase().join();
    assertThat(filesWith(sealed)).isNotEmpty();
    retract(post, 5);
    assertThat(store.erase().join()).isTrue();
    assertThat(filesWith(sealed)).isEmpty();
  }

  @Test
  void releasedPhotosGoUnlessSomethingRefersToThem() {
    BlobId drafted = finished(1);
    BlobId posted = finished(2);
    BlobId free = finished(3);
    addItem("posted", 1, List.of(posted));
    update(
        tx -> store.drafts().put(tx, new Draft("d", new byte[1], List.of(free, drafted), at(1))));
    update(tx -> store.drafts().put(tx, new Draft("e", new byte[1], List.of(drafted), at(1))));
    update(tx -> store.drafts().delete(tx, "d"));
    update(tx -> store.changes().unused(tx, List.of(drafted, posted, free)));
    assertThat(store.changes().hasUnused()).isTrue();
    assertThat(StoreFailures.await(store.eraseUnused()).booleanValue()).isTrue();
    assertThat(store.changes().hasUnused()).isFalse();
    assertThat(store.blobs().find(drafted)).isPresent();
    assertThat(store.blobs().find(posted)).isPresent();
    assertThat(store.blobs().find(free)).isEmpty();
  }

  private BlobId finished(int number) {
    try (BlobSink sink = store.blobs().sink(0)) {
      byte[] content = bytes(100, number);
      sink.write(content, 0, content.length);
      return sink.finish();
    }
  }

  @Test
  void whoHoldsLessThanTheySaidIsNotCountedAnyMore() {
    Item post = shared("words", List.of(blobId(1)));
    write(tx -> store.deliveries().stored(tx, bea, 1, at(2)));
    write(tx -> store.deliveries().blobStored(tx, bea, blobId(1), at(2)));
    write(tx -> store.ledger().seen(tx, bea, post.id(), at(3), at(3)));
    assertThat(delivery(post, bea).state()).isEqualTo(DeliveryState.SEEN);
    assertThat(lost(1)).isEmpty();
    assertThat(lost(0)).containsExactly(post.id());
    assertThat(delivery(post, bea).state()).isEqualTo(DeliveryState.QUEUED);
    assertThat(delivery(post, bea).photosStored()).isZero();
  }

  @Test
  void seenIsAfterStoredAndNotInTheFuture() {
    Item post = shared("words", List.of());
    assertThat(seen(post, 5, 9)).isFalse();
    write(tx -> store.deliveries().stored(tx, bea, 1, at(4)));
    assertThat(seen(post, 1, 9)).isTrue();
    assertThat(delivery(post, bea).seenAt()).contains(at(4));
    assertThat(seen(post, 6, 9)).isFalse();
    write(tx -> store.deliveries().stored(tx, carl, 1, at(4)));
    write(tx -> store.ledger().seen(tx, carl, post.id(), at(99), at(9)));
    assertThat(delivery(post, carl).seenAt()).contains(at(9));
  }

  private boolean seen(Item post, long atMs, long nowMs) {
    return write(tx -> store.ledger().seen(tx, bea, post.id(), at(atMs), at(nowMs)));
  }

  @Test
  void theNewestPostsOfTheLedger() {
    Item post = shared("first", List.of());
    addItem("somebody's", 2);
    Item second = addItem("second", 3);
    write(tx -> store.deliveries().queue(tx, bea, second.id(), at(3)));
    retract(post, 5);
    assertThat(store.ledger().newest(9)).containsExactly(second.id(), post.id());
    assertThat(store.ledger().newest(1)).containsExactly(second.id());
  }

  private static Item edit(ItemId post, ContactId author, long atMs) {
    byte[] signed = ("edit of " + post + " at " + atMs).getBytes(StandardCharsets.UTF_8);
    Instant at = at(atMs);
    return new Item(ItemId.ofPayload(signed), author, Changes.EDIT, at, at, signed);
  }

  private boolean takeEdit(Item edit, Item post) {
    return write(tx -> store.changes().edit(tx, edit, post.id(), List.of()));
  }

  @Test
  void anEditGoesToExactlyThoseForWhomThePostWasQueued() {
    Item post = shared("words", List.of());
    addContact(3);
    Item edit = edit(post.id(), post.author(), 4);
    Optional<Set<ContactId>> told =
        write(tx -> store.changes().editOwn(tx, edit, post.id(), List.of(), at(4)));
    assertThat(told.orElseThrow()).containsExactlyInAnyOrder(bea, carl);
    assertThat(store.changes().edits(post.id())).extracting(Item::id).containsExactly(edit.id());
    assertThat(store.items().count()).isEqualTo(1);
    assertThat(store.ledger().newest(9)).containsExactly(post.id());

    retract(post, 5);
    assertThat(store.items().find(edit.id()).orElseThrow().signed()).isEmpty();
    assertThat(store.changes().edits(post.id())).isEmpty();
    assertThat(store.items().numbered(1, 9)).noneMatch(NumberedItem::edited);
    ItemId retraction = retraction(post.id(), post.author(), 5).id();
    assertThat(store.deliveries().after(bea, 0, 9))
        .extracting(Outgoing::item)
        .containsExactly(retraction, retraction, retraction);
    Optional<Set<ContactId>> late =
        write(
            tx ->
                store
                    .changes()
                    .editOwn(tx, edit(post.id(), post.author(), 6), post.id(), List.of(), at(6)));
    assertThat(late).isEmpty();
  }

  @Test
  void aContactsEditsGoWithTheirPost() {
    Item post = addItem("theirs", 1);
    Item first = edit(post.id(), post.author(), 2);
    assertThat(takeEdit(first, post)).isTrue();
    assertThat(takeEdit(first, post)).isFalse();
    assertThat(takeEdit(edit(post.id(), post.author(), 3), post)).isTrue();
    assertThat(takeEdit(edit(post.id(), contactId(98), 4), post)).isFalse();
    assertThat(takeEdit(edit(blobless(), post.author(), 5), item("not here", 5))).isFalse();
    assertThat(store.changes().edits(post.id()))
        .extracting(Item::createdAt)
        .containsExactly(at(2), at(3));
    carryOut(post, post.author());
    assertThat(store.items().ofKind(Changes.EDIT)).isEmpty();
  }

  private static ItemId blobless() {
    return item("not here", 5).id();
  }
}
