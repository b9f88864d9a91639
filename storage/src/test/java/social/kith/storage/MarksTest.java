package social.kith.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;

class MarksTest extends StoreFixture {
  private ContactId ann;

  @BeforeEach
  void meet() {
    ann = addContact(1);
  }

  private ItemId arrive(String text, ContactId author) {
    byte[] signed = text.getBytes(StandardCharsets.UTF_8);
    Item item = new Item(ItemId.ofPayload(signed), author, 1, T0, T0, signed);
    write(tx -> store.items().insert(tx, item, Set.of(), List.of()));
    update(tx -> store.marks().arrived(tx, item.id()));
    return item.id();
  }

  @Test
  void postsAreReadOnceAndForAll() {
    ItemId first = arrive("first", ann);
    ItemId second = arrive("second", ann);
    ItemId third = arrive("third", contactId(5));
    update(tx -> store.marks().read(tx, List.of(first, first, item("none", 1).id())));
    reopen();
    assertThat(store.marks().isUnread(first)).isFalse();
    assertThat(store.marks().isUnread(second)).isTrue();
    assertThat(store.marks().countUnread()).isEqualTo(2);
    update(tx -> store.marks().readAll(tx));
    assertThat(store.marks().isUnread(third)).isFalse();
    assertThat(store.marks().countUnread()).isZero();
  }

  @Test
  void whatIsTakenBackIsNotUnread() {
    ItemId post = arrive("post", ann);
    update(tx -> store.marks().pin(tx, post, T0));
    Item retraction = new Item(item("gone", 3).id(), ann, 2, T0, T0, new byte[] {1});
    write(tx -> store.changes().carryOut(tx, retraction, post, item("in place", 9)));
    assertThat(store.marks().countUnread()).isZero();
    assertThat(store.marks().pinned()).isEmpty();
  }

  @Test
  void theLastPinStandsFirst() {
    ItemId first = arrive("first", ann);
    ItemId second = arrive("second", ann);
    update(tx -> store.marks().pin(tx, first, at(1)));
    update(tx -> store.marks().pin(tx, second, at(2)));
    update(tx -> store.marks().pin(tx, first, at(3)));
    update(tx -> store.marks().pin(tx, item("none", 1).id(), at(4)));
    assertThat(store.marks().pinned()).containsExactly(second, first);
    assertThat(store.marks().pinnedAt(first)).contains(at(1));
    update(tx -> store.marks().unpin(tx, second));
    assertThat(store.marks().pinned()).containsExactly(first);
    assertThat(store.marks().pinnedAt(second)).isEmpty();
  }

  @Test
  void nothingOfWhoIsMutedIsUnread() {
    arrive("before", ann);
    ItemId other = arrive("other", contactId(5));
    update(tx -> store.marks().mute(tx, ann, Optional.of(T0)));
    arrive("after", ann);
    assertThat(store.marks().countUnread()).isEqualTo(1);
    assertThat(store.marks().isUnread(other)).isTrue();
    assertThat(store.marks().mutedAt(ann)).contains(T0);
    update(tx -> store.marks().mute(tx, ann, Optional.empty()));
    assertThat(store.marks().mutedAt(ann)).isEmpty();
    arrive("later", ann);
    assertThat(store.marks().countUnread()).isEqualTo(2);
  }

  @Test
  void whoNeverWroteCanBeMuted() {
    update(tx -> store.marks().mute(tx, ann, Optional.of(T0)));
    assertThat(store.marks().mutedAt(ann)).contains(T0);
    assertThat(store.marks().mutedAt(contactId(5))).isEmpty();
  }
}
