package social.kith.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import social.kith.crypto.ContactId;
import social.kith.crypto.Secret;

class KeyChangesTest extends StoreFixture {
  private static final ContactId FORMER = contactId(1);
  private static final ContactId FRESH = contactId(2);

  private void insertNewKey(int number, int of) {
    Contact fresh =
        contact(number, "Bea")
            .withState(ContactState.PENDING)
            .withStanding(Standing.GOOD.withReplaces(contactId(of)));
    update(tx -> store.keyChanges().insert(tx, fresh, Secret.of(bytes(32, number))));
  }

  private Optional<ContactId> acknowledge(ContactId former) {
    return write(tx -> store.keyChanges().acknowledge(tx, former));
  }

  private Standing standing(ContactId id) {
    return store.contacts().find(id).orElseThrow().standing();
  }

  private Item share(String text, long at, ContactId contact) {
    Item item = item(text, at);
    write(tx -> store.items().insert(tx, item, Set.of(contact), List.of(blobId((int) at))));
    write(tx -> store.deliveries().queue(tx, contact, item.id(), at(at)));
    return item;
  }

  @Test
  void newKeyTakesTheMarkAndHoldsBoth() {
    addContact(1);
    update(tx -> store.contacts().verified(tx, FORMER, Optional.of(T0)));
    insertNewKey(2, 1);
    reopen();
    assertThat(store.contacts().find(FORMER).orElseThrow().verifiedAt()).isEmpty();
    assertThat(standing(FORMER)).isEqualTo(Standing.GOOD.withReplacedBy(Optional.of(FRESH)));
    assertThat(standing(FORMER).mayLink()).isFalse();
    assertThat(standing(FRESH)).isEqualTo(Standing.GOOD.withReplaces(FORMER));
    assertThat(standing(FRESH).mayLink()).isTrue();
    assertThat(standing(FRESH).mayShare()).isFalse();
  }

  @Test
  void laterNewKeyTakesThePlaceOfAnEarlierOne() {
    addContact(1);
    insertNewKey(2, 1);
    insertNewKey(3, 1);
    assertThat(store.contacts().find(FRESH)).isEmpty();
    assertThat(standing(FORMER).replacedBy()).contains(contactId(3));
  }

  @Test
  void acknowledgedKeyGetsEverythingAgainInOrder() {
    addContact(1);
    Item first = share("first", 1, FORMER);
    update(tx -> store.deliveries().settle(tx, FORMER, 6));
    Item second = share("second", 2, FORMER);
    write(tx -> store.deliveries().stored(tx, FORMER, 20, T0));
    write(tx -> store.deliveries().blobStored(tx, FORMER, blobId(1), T0));
    update(tx -> store.deliveries().inboundAdvance(tx, FORMER, 0, 9));
    insertNewKey(2, 1);

    assertThat(acknowledge(FORMER)).contains(FRESH);
    assertThat(store.contacts().all()).extracting(Contact::id).containsExactly(FRESH);
    assertThat(standing(FRESH)).isEqualTo(Standing.GOOD);
    assertThat(store.contacts().find(FRESH).orElseThrow().state())
        .isEqualTo(ContactState.CONFIRMED);
    assertThat(store.contacts().pairSecret(FRESH)).contains(Secret.of(bytes(32, 2)));
    assertThat(store.deliveries().after(FRESH, 0, 10))
        .extracting(Outgoing::seq, Outgoing::item)
        .containsExactly(tuple(1L, first.id()), tuple(2L, second.id()));
    assertThat(store.deliveries().lastSeq(FRESH)).isEqualTo(2);
    assertThat(store.deliveries().inboundHighest(FRESH)).isZero();
    assertThat(store.deliveries().waiting(FRESH)).isEqualTo(2);
    Delivery delivery = store.ledger().ofItem(first.id()).get(0);
    assertThat(delivery.state()).isEqualTo(DeliveryState.QUEUED);
    assertThat(delivery.photosStored()).isZero();
    assertThat(store.items().audience(first.id())).containsExactly(FRESH);
    assertThat(store.deliveries().mayRead(FRESH, blobId(1))).isTrue();
    assertThat(store.keyChanges().formerIds()).isEqualTo(Map.of(FORMER, FRESH));
  }

  @Test
  void formerIdsAreOfTheNewestKeyAndGoWithTheContact() {
    addContact(1);
    insertNewKey(2, 1);
    acknowledge(FORMER);
    insertNewKey(3, 2);
    acknowledge(FRESH);
    assertThat(store.keyChanges().formerIds())
        .isEqualTo(Map.of(FORMER, contactId(3), FRESH, contactId(3)));
    // A key that was lost is found again.
    insertNewKey(1, 3);
    acknowledge(contactId(3));
    assertThat(store.keyChanges().formerIds())
        .isEqualTo(Map.of(FRESH, FORMER, contactId(3), FORMER));
    update(tx -> store.contacts().remove(tx, FORMER));
    assertThat(store.keyChanges().formerIds()).isEmpty();
  }

  @Test
  void whoHasNotConfirmedUsStillHasTo() {
    addContact(1);
    Contact fresh =
        contact(2, "Bea")
            .withState(ContactState.AWAITING)
            .withStanding(Standing.GOOD.withReplaces(FORMER));
    update(tx -> store.keyChanges().insert(tx, fresh, Secret.of(bytes(32, 2))));
    acknowledge(FORMER);
    assertThat(store.contacts().find(FRESH).orElseThrow().state()).isEqualTo(ContactState.AWAITING);
  }

  @Test
  void refusedKeyIsGoneAndNothingElse() {
    addContact(1);
    Item item = share("one", 1, FORMER);
    write(tx -> store.deliveries().stored(tx, FORMER, 1, T0));
    insertNewKey(2, 1);
    update(tx -> store.keyChanges().refuse(tx, FORMER));
    assertThat(store.contacts().find(FRESH)).isEmpty();
    assertThat(standing(FORMER)).isEqualTo(Standing.GOOD);
    assertThat(store.ledger().ofItem(item.id()).get(0).state()).isEqualTo(DeliveryState.STORED);
    assertThat(acknowledge(FORMER)).isEmpty();
  }

  @Test
  void removedContactTakesTheNewKeyAlong() {
    addContact(1);
    insertNewKey(2, 1);
    update(tx -> store.contacts().remove(tx, FORMER));
    assertThat(store.contacts().all()).isEmpty();
  }

  @Test
  void contactThatReplacesNobodyIsRefused() {
    Secret secret = Secret.of(bytes(32, 1));
    assertThatThrownBy(() -> update(tx -> store.keyChanges().insert(tx, contact(2, "Bea"), secret)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
