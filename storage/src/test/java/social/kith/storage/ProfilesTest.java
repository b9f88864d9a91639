package social.kith.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;

class ProfilesTest extends StoreFixture {
  private static final ContactId SELF = contactId(99);

  private static Item profile(String text, ContactId author) {
    byte[] signed = text.getBytes(StandardCharsets.UTF_8);
    return new Item(ItemId.ofPayload(signed), author, Profiles.KIND, T0, T0, signed);
  }

  private boolean put(Item profile) {
    return write(tx -> store.profiles().put(tx, profile));
  }

  private void queue(ContactId contact) {
    update(tx -> store.profiles().queue(tx, SELF, contact, T0));
  }

  private List<ItemId> queued(ContactId contact) {
    return store.deliveries().after(contact, 0, 9).stream().map(Outgoing::item).toList();
  }

  @Test
  void theNewestOfEachPersonCounts() throws IOException {
    ContactId bea = addContact(1);
    Item first = profile("the first one", bea);
    Item second = profile("the second one", bea);
    assertThat(put(first)).isTrue();
    assertThat(put(second)).isTrue();
    assertThat(put(second)).isFalse();
    assertThat(put(profile("of somebody else", contactId(2)))).isTrue();
    assertThat(store.profiles().find(bea).map(Item::id)).contains(second.id());
    assertThat(store.items().find(first.id())).isEmpty();
    assertThat(store.profiles().find(contactId(3))).isEmpty();
    assertThat(store.feed().before(FeedFilter.EVERYBODY, Optional.empty(), 9)).isEmpty();
    assertThat(filesWith("the second one".getBytes(StandardCharsets.UTF_8))).isEmpty();
    reopen();
    assertThat(store.profiles().find(bea).map(Item::id)).contains(second.id());
  }

  @Test
  void inThePlaceOfAnEarlierOneTheNewestIsSent() {
    ContactId bea = addContact(1);
    ContactId carl = addContact(2);
    queue(bea);
    assertThat(queued(bea)).isEmpty();
    Item first = profile("first", SELF);
    Item second = profile("second", SELF);
    Item third = profile("third", SELF);
    put(first);
    queue(bea);
    queue(bea);
    assertThat(queued(bea)).containsExactly(first.id());
    put(second);
    put(third);
    assertThat(queued(bea)).containsExactly(third.id());
    queue(bea);
    queue(carl);
    assertThat(queued(bea)).containsExactly(third.id(), third.id());
    assertThat(queued(carl)).containsExactly(third.id());
    assertThat(store.items().find(second.id())).isEmpty();
    assertThat(store.items().find(first.id()).orElseThrow().signed()).isEmpty();
    assertThat(store.profiles().find(SELF).map(Item::id)).contains(third.id());
  }
}
