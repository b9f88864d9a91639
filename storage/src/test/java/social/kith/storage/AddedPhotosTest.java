package social.kith.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import social.kith.crypto.BlobId;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;

class AddedPhotosTest extends StoreFixture {
  private ContactId bea;
  private ContactId carl;
  private Item post;

  @BeforeEach
  void share() {
    bea = addContact(1);
    carl = addContact(2);
    post = item("post", 1);
    write(tx -> store.items().insert(tx, post, Set.of(bea), blobs(1, 2)));
    write(tx -> store.deliveries().queue(tx, bea, post.id(), at(1)));
  }

  private static List<BlobId> blobs(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(StoreFixture::blobId).toList();
  }

  private static Item edit(Item post, long atMs) {
    byte[] signed = ("edit of " + post.id() + atMs).getBytes(StandardCharsets.UTF_8);
    Instant at = at(atMs);
    return new Item(ItemId.ofPayload(signed), post.author(), Changes.EDIT, at, at, signed);
  }

  private Optional<Set<ContactId>> add(long atMs, List<BlobId> blobs) {
    Item edit = edit(post, atMs);
    return write(tx -> store.changes().editOwn(tx, edit, post.id(), blobs, at(atMs)));
  }

  private boolean take(Item of, long atMs, List<BlobId> blobs) {
    Item edit = edit(of, atMs);
    return write(tx -> store.changes().edit(tx, edit, of.id(), blobs));
  }

  private void stored(ContactId contact, int number) {
    write(tx -> store.deliveries().blobStored(tx, contact, blobId(number), at(9)));
  }

  private Delivery delivery(ContactId contact) {
    return store.ledger().find(post.id(), contact).orElseThrow();
  }

  private void assertOnDisk(ContactId contact, int stored, int total) {
    assertThat(delivery(contact).photosStored()).isEqualTo(stored);
    assertThat(delivery(contact).photosTotal()).isEqualTo(total);
  }

  @Test
  void theyCountInTheLedgerAndMayBeReadByTheSamePeople() {
    stored(bea, 1);
    stored(bea, 2);
    assertOnDisk(bea, 2, 2);
    assertThat(add(2, blobs(3, 4))).contains(Set.of(bea));
    assertOnDisk(bea, 2, 4);
    assertThat(store.deliveries().mayRead(bea, blobId(3))).isTrue();
    assertThat(store.deliveries().mayRead(carl, blobId(3))).isFalse();
    stored(bea, 3);
    assertOnDisk(bea, 3, 4);
  }

  @Test
  void whoGetsThePostLaterGetsThemToo() {
    add(2, blobs(3, 4));
    write(tx -> store.audiences().widen(tx, post.id(), carl, at(5)));
    assertOnDisk(carl, 0, 4);
    assertThat(store.deliveries().mayRead(carl, blobId(4))).isTrue();
  }

  @Test
  void aRetractionTakesThem() {
    add(2, blobs(3, 4));
    Item retraction =
        new Item(retractionId(), post.author(), Changes.RETRACTION, at(3), at(3), new byte[1]);
    Retracted retracted =
        write(tx -> store.changes().retract(tx, retraction, post.id(), at(3))).orElseThrow();
    assertThat(retracted.blobs()).containsExactlyInAnyOrderElementsOf(blobs(1, 4));
    assertThat(store.deliveries().mayRead(bea, blobId(3))).isFalse();
    assertOnDisk(bea, 0, 0);
    assertThat(add(4, blobs(5, 6))).isEmpty();
  }

  private static ItemId retractionId() {
    return item("retraction", 3).id();
  }

  @Test
  void aPostHasAtMostTwoHundredImages() {
    assertThat(add(2, blobs(3, 198))).isPresent();
    assertThat(add(3, blobs(199, 201))).isEmpty();
    assertThat(add(3, blobs(199, 200))).isPresent();
    assertThat(add(4, blobs(201, 201))).isEmpty();
    assertThat(add(5, List.of())).isPresent();
    assertOnDisk(bea, 0, 200);
    assertThat(store.changes().edits(post.id())).hasSize(3);
  }

  @Test
  void theSameImageNamedAgainAndAgainCounts() {
    Item theirs = addItem("theirs", 1);
    List<BlobId> same = List.of(blobId(9), blobId(9));
    for (int n = 0; n < 100; n++) {
      assertThat(take(theirs, 10 + n, same)).isTrue();
    }
    assertThat(take(theirs, 500, same)).isFalse();
  }

  @Test
  void theyAreInTheFeedOfPhotosAndGoWithTheirPost() {
    Item theirs = addItem("theirs", 1);
    assertThat(take(theirs, 2, blobs(7, 8))).isTrue();
    assertThat(take(theirs, 2, blobs(7, 8))).isFalse();
    assertThat(store.feed().before(new FeedFilter.WithPhotos(), Optional.empty(), 9))
        .extracting(Item::id)
        .contains(theirs.id());
    assertThat(store.items().ofBlob(blobId(7))).contains(theirs.id());
    Item instead = item("in place", 3);
    List<BlobId> unused = write(tx -> store.changes().end(tx, theirs.id(), instead));
    assertThat(unused).containsExactlyInAnyOrderElementsOf(blobs(7, 8));
  }

  @Test
  void anImageIsOfWhoNamedItFirst() {
    Item older = addItem("older", 1);
    Item newer = addItem("newer", 2, blobs(7, 8));
    take(older, 3, blobs(7, 7));
    assertThat(store.items().ofBlob(blobId(7))).contains(newer.id());
  }

  @Test
  void whoLostTheEditLostItsPhotos() {
    add(2, blobs(3, 4));
    write(tx -> store.deliveries().stored(tx, bea, 2, at(3)));
    IntStream.rangeClosed(1, 4).forEach(number -> stored(bea, number));
    assertOnDisk(bea, 4, 4);
    write(tx -> store.ledger().lost(tx, bea, 1));
    assertOnDisk(bea, 2, 4);
    assertThat(delivery(bea).storedAt()).isPresent();
  }

  @Test
  void photosOfEditsOfEarlierVersionsAreAddedOnce() {
    Item theirs = addItem("theirs", 1);
    Item edit = edit(theirs, 2);
    take(theirs, 2, List.of());
    assertThat(store.changes().hasUnreadEdits()).isTrue();
    update(
        tx -> {
          store.changes().readEdit(tx, edit, theirs.id(), blobs(7, 8));
          store.changes().editsRead(tx);
        });
    assertThat(store.items().ofBlob(blobId(7))).contains(theirs.id());
    assertThat(store.changes().hasUnreadEdits()).isFalse();
    reopen();
    assertThat(store.changes().hasUnreadEdits()).isFalse();
  }
}
