package social.kith.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import social.kith.crypto.ContactId;

class SeenPostsTest extends StoreFixture {
  private boolean add(ContactId author, Item post, long atMs) {
    return write(tx -> store.seenPosts().add(tx, author, post.id(), at(atMs)));
  }

  @Test
  void whatWasSeenIsToldOnce() {
    ContactId author = addContact(1);
    Item first = addItem("first", 1);
    Item second = addItem("second", 2);
    assertThat(add(author, first, 5)).isTrue();
    assertThat(add(author, first, 6)).isFalse();
    assertThat(add(author, second, 7)).isTrue();
    assertThat(store.seenPosts().untold(author, 9))
        .containsExactly(
            new SeenPosts.Seen(first.id(), at(5)), new SeenPosts.Seen(second.id(), at(7)));
    assertThat(store.seenPosts().untold(author, 1)).hasSize(1);
    update(tx -> store.seenPosts().told(tx, addedBefore(), List.of(second.id())));
    assertThat(store.seenPosts().untold(author, 9)).hasSize(2);
    update(tx -> store.seenPosts().told(tx, author, List.of(first.id())));
    assertThat(store.seenPosts().untold(author, 9)).hasSize(1);
    assertThat(add(author, first, 8)).isFalse();
  }

  private static ContactId addedBefore() {
    return contactId(77);
  }

  @Test
  void whatIsNotToBeToldIsForgotten() {
    ContactId author = addContact(1);
    Item told = addItem("told", 1);
    Item untold = addItem("untold", 2);
    add(author, told, 5);
    add(author, untold, 5);
    update(tx -> store.seenPosts().told(tx, author, List.of(told.id())));
    update(tx -> store.seenPosts().forgetUntold(tx));
    assertThat(store.seenPosts().untold(author, 9)).isEmpty();
    assertThat(add(author, told, 9)).isFalse();
    assertThat(add(author, untold, 9)).isTrue();
  }

  @Test
  void nothingIsKeptOfPostsAndPeopleWhoAreNotHere() {
    ContactId author = addContact(1);
    assertThat(add(author, item("nowhere", 1), 5)).isFalse();
    assertThat(add(contactId(50), addItem("here", 1), 5)).isFalse();
  }
}
