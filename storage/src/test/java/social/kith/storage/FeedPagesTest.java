package social.kith.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.kith.crypto.BlobId;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;
import social.kith.crypto.Secret;

class FeedPagesTest extends StoreFixture {
  private static final ContactId SELF = contactId(99);
  private static final String FAMILY = "f1";

  private ContactId ann;
  private ContactId bea;

  @BeforeEach
  void meet() {
    ann = addContact(1);
    bea = addContact(2);
    update(tx -> store.circles().put(tx, FAMILY, "Family"));
  }

  private Item add(String text, ContactId author, long atMs, BlobId... photos) {
    byte[] signed = text.getBytes(StandardCharsets.UTF_8);
    Item item = new Item(ItemId.ofPayload(signed), author, 1, at(atMs), at(atMs), signed);
    write(tx -> store.items().insert(tx, item, Set.of(), List.of(photos)));
    return item;
  }

  private List<String> texts(FeedFilter filter) {
    return page(filter, Optional.empty(), 100);
  }

  private List<String> page(FeedFilter filter, Optional<FeedCursor> cursor, int limit) {
    return store.feed().before(filter, cursor, limit).stream()
        .map(item -> new String(item.signed(), StandardCharsets.UTF_8))
        .toList();
  }

  /** All of them, by pages of a few. */
  private List<String> paged(FeedFilter filter) {
    List<String> all = new ArrayList<>();
    Optional<FeedCursor> cursor = Optional.empty();
    List<Item> page = store.feed().before(filter, cursor, 2);
    while (!page.isEmpty()) {
      page.forEach(item -> all.add(new String(item.signed(), StandardCharsets.UTF_8)));
      page = store.feed().before(filter, Optional.of(FeedCursor.of(page.get(page.size() - 1))), 2);
    }
    return all;
  }

  @Test
  void ofOnePerson() {
    for (int i = 0; i < 5; i++) {
      add("ann " + i, ann, i);
      add("bea " + i, bea, i);
    }
    assertThat(paged(new FeedFilter.By(ann)))
        .containsExactly("ann 4", "ann 3", "ann 2", "ann 1", "ann 0");
    assertThat(texts(new FeedFilter.By(contactId(50)))).isEmpty();
    update(tx -> store.marks().mute(tx, ann, Optional.of(T0)));
    assertThat(texts(new FeedFilter.By(ann))).hasSize(5);
  }

  @Test
  void ofOnePersonUnderAllIdsThatTheyHad() {
    add("before", ann, 1);
    Contact fresh =
        contact(3, "Ann")
            .withState(ContactState.PENDING)
            .withStanding(Standing.GOOD.withReplaces(ann));
    update(tx -> store.keyChanges().insert(tx, fresh, Secret.of(bytes(32, 3))));
    update(tx -> store.marks().mute(tx, ann, Optional.of(T0)));
    write(tx -> store.keyChanges().acknowledge(tx, ann));
    add("after", fresh.id(), 2);
    assertThat(texts(new FeedFilter.By(fresh.id()))).containsExactly("after", "before");
    assertThat(store.marks().mutedAt(fresh.id())).contains(T0);
    assertThat(texts(FeedFilter.HEARD)).isEmpty();
    update(tx -> store.marks().mute(tx, fresh.id(), Optional.empty()));
    assertThat(texts(FeedFilter.HEARD)).containsExactly("after", "before");
    update(tx -> store.circles().add(tx, FAMILY, fresh.id()));
    assertThat(texts(new FeedFilter.Circle(FAMILY, SELF))).containsExactly("after", "before");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 40})
  void ofACircle(int more) {
    for (int i = 0; i < more; i++) {
      ContactId other = addContact(100 + i);
      update(tx -> store.circles().add(tx, FAMILY, other));
    }
    update(tx -> store.circles().add(tx, FAMILY, ann));
    add("ann 1", ann, 1);
    add("bea", bea, 2);
    Item own = add("own, by the circle", SELF, 3);
    add("own", SELF, 4);
    add("ann 2", ann, 5);
    add("ann 3", ann, 6);
    update(tx -> store.circles().shared(tx, FAMILY, own.id()));
    FeedFilter family = new FeedFilter.Circle(FAMILY, SELF);
    assertThat(paged(family)).containsExactly("ann 3", "ann 2", "own, by the circle", "ann 1");
    update(tx -> store.marks().mute(tx, ann, Optional.of(T0)));
    assertThat(paged(family)).containsExactly("own, by the circle");
    assertThat(texts(new FeedFilter.Circle("none", SELF))).isEmpty();
  }

  @Test
  void withPhotos() {
    add("words", ann, 1);
    Item photo = add("photo", SELF, 2, blobId(1));
    add("two", bea, 3, blobId(2), blobId(3));
    assertThat(paged(FeedFilter.WITH_PHOTOS)).containsExactly("two", "photo");
    Item retraction = new Item(item("gone", 3).id(), SELF, 2, T0, T0, new byte[] {1});
    write(tx -> store.changes().retract(tx, retraction, photo.id(), T0));
    assertThat(texts(FeedFilter.WITH_PHOTOS)).containsExactly("two");
    update(tx -> store.marks().mute(tx, bea, Optional.of(T0)));
    assertThat(texts(FeedFilter.WITH_PHOTOS)).isEmpty();
  }

  @Test
  void ofSomeDays() {
    for (int i = 0; i < 10; i++) {
      add("post " + i, ann, i * 1_000L);
    }
    FeedFilter days =
        new FeedFilter.Days(
            List.of(
                new FeedFilter.Day(at(7_000), at(9_000)),
                new FeedFilter.Day(at(1_000), at(3_000))));
    assertThat(paged(days)).containsExactly("post 8", "post 7", "post 2", "post 1");
    assertThat(page(days, Optional.empty(), 3)).containsExactly("post 8", "post 7", "post 2");
    assertThat(texts(new FeedFilter.Days(List.of()))).isEmpty();
    assertThat(store.feed().oldest()).contains(at(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 1_001})
  void notRead(int count) {
    for (int i = 0; i < count; i++) {
      Item item = add("post " + i, ann, i);
      update(tx -> store.marks().arrived(tx, item.id()));
    }
    Item read = add("read", ann, 5_000);
    update(tx -> store.marks().arrived(tx, read.id()));
    update(tx -> store.marks().read(tx, List.of(read.id())));
    assertThat(store.marks().countUnread()).isEqualTo(count);
    assertThat(page(FeedFilter.UNREAD, Optional.empty(), 2))
        .containsExactly("post " + (count - 1), "post " + (count - 2));
  }

  @Test
  void whoIsMutedIsNotHeard() {
    add("ann", ann, 1);
    Item bea1 = add("bea 1", bea, 2);
    add("bea 2", bea, 3);
    update(tx -> store.marks().mute(tx, ann, Optional.of(T0)));
    assertThat(paged(FeedFilter.HEARD)).containsExactly("bea 2", "bea 1");
    assertThat(paged(FeedFilter.EVERYBODY)).containsExactly("bea 2", "bea 1", "ann");
    add("ann 2", ann, 4);
    assertThat(store.feed().after(FeedCursor.of(bea1), 9)).hasSize(1);
  }
}
