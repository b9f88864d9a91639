package social.kith.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import social.kith.crypto.BlobId;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;

class ItemsTest extends StoreFixture {

  @Test
  void keepsEverythingAcrossReopening() {
    Item item = item("hello", at(1), at(2));
    List<BlobId> blobs = List.of(blobId(1), blobId(2), blobId(1));
    assertThat(insert(item, Set.of(contactId(1), contactId(2)), blobs)).isTrue();
    reopen();
    assertThat(store.items().find(item.id())).get().usingRecursiveComparison().isEqualTo(item);
    assertThat(store.items().audience(item.id()))
        .containsExactlyInAnyOrder(contactId(1), contactId(2));
    assertThat(store.items().ofBlob(blobId(2))).contains(item.id());
    assertThat(store.items().ofBlob(blobId(3))).isEmpty();
    assertThat(store.items().count()).isEqualTo(1);
  }

  @Test
  void secondInsertChangesNothing() {
    Item item = item("hello", 1);
    Item later = item("hello", 9);
    assertThat(insert(item, Set.of(contactId(1)), List.of())).isTrue();
    boolean again = insert(later, Set.of(contactId(2)), List.of(blobId(1)));
    assertThat(again).isFalse();
    assertThat(store.items().find(item.id()).orElseThrow().createdAt()).isEqualTo(at(1));
    assertThat(store.items().audience(item.id())).containsExactly(contactId(1));
    assertThat(store.items().ofBlob(blobId(1))).isEmpty();
  }

  @Test
  void unknownItemIsNotFound() {
    ItemId id = item("nothing", 1).id();
    assertThat(store.items().find(id)).isEmpty();
    assertThat(store.items().audience(id)).isEmpty();
    assertThat(store.feed().before(FeedFilter.EVERYBODY, Optional.empty(), 10)).isEmpty();
    assertThat(store.items().count()).isZero();
  }

  @Test
  void itemFromTheFutureStandsWhereItCame() {
    addItem("before", 10);
    Item future = item("future", at(1_000_000), at(20));
    insert(future, Set.of(), List.of());
    addItem("after", 30);
    assertThat(texts(store.feed().before(FeedFilter.EVERYBODY, Optional.empty(), 10)))
        .containsExactly("after", "future", "before");
  }

  /** 40 items at 5 moments, so that most stand at the same time as others. */
  @Test
  void pagesBothWaysMissNothingAndRepeatNothing() {
    List<Item> all = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      all.add(addItem("item " + i, i % 5));
    }
    all.sort(Comparator.comparing(Item::createdAt).thenComparing(Item::id).reversed());
    for (int limit : new int[] {1, 3, 7, 40, 41}) {
      assertThat(ids(allBefore(limit))).isEqualTo(ids(all));
      assertThat(ids(allAfter(all.get(39), limit))).isEqualTo(ids(all.subList(0, 39)));
    }
  }

  @Test
  void cursorOfAnItemThatIsGoneStillHasItsPlace() {
    Item old = addItem("old", 1);
    Item gone = item("gone", 2);
    Item young = addItem("young", 3);
    assertThat(ids(store.feed().before(FeedFilter.EVERYBODY, Optional.of(FeedCursor.of(gone)), 10)))
        .containsExactly(old.id());
    assertThat(ids(store.feed().after(FeedCursor.of(gone), 10))).containsExactly(young.id());
  }

  @Test
  void pageSizeHasLimits() {
    FeedPages feed = store.feed();
    assertThat(feed.before(FeedFilter.EVERYBODY, Optional.empty(), FeedPages.MAX_PAGE)).isEmpty();
    FeedCursor cursor = FeedCursor.of(item("x", 1));
    assertThat(feed.after(cursor, 1)).isEmpty();
    for (int wrong : new int[] {-1, 0, FeedPages.MAX_PAGE + 1}) {
      assertThatThrownBy(() -> feed.before(FeedFilter.EVERYBODY, Optional.empty(), wrong))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> feed.after(cursor, wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private boolean insert(Item item, Set<ContactId> audience, List<BlobId> blobs) {
    return write(tx -> store.items().insert(tx, item, audience, blobs));
  }

  private List<Item> allBefore(int limit) {
    List<Item> all = new ArrayList<>();
    Optional<FeedCursor> cursor = Optional.empty();
    while (true) {
      List<Item> page = store.feed().before(FeedFilter.EVERYBODY, cursor, limit);
      if (page.isEmpty()) {
        return all;
      }
      all.addAll(page);
      cursor = Optional.of(FeedCursor.of(page.get(page.size() - 1)));
    }
  }

  private List<Item> allAfter(Item oldest, int limit) {
    List<Item> all = new ArrayList<>();
    FeedCursor cursor = FeedCursor.of(oldest);
    while (true) {
      List<Item> page = new ArrayList<>(store.feed().after(cursor, limit));
      if (page.isEmpty()) {
        Collections.reverse(all);
        return all;
      }
      cursor = FeedCursor.of(page.get(0));
      Collections.reverse(page);
      all.addAll(page);
    }
  }

  private static List<ItemId> ids(List<Item> items) {
    return items.stream().map(Item::id).toList();
  }

  private static List<String> texts(List<Item> items) {
    return items.stream().map(item -> new String(item.signed())).toList();
  }
}
