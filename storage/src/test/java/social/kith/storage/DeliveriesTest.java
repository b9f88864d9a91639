package social.kith.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import social.kith.crypto.BlobId;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;

class DeliveriesTest extends StoreFixture {

  @Test
  void numbersEachContactsItemsFromOne() {
    ContactId bea = addContact(1);
    ContactId carl = addContact(2);
    Item first = addItem("first", 1);
    Item second = addItem("second", 2);
    assertThat(queue(bea, first)).isEqualTo(1);
    assertThat(queue(bea, second)).isEqualTo(2);
    assertThat(queue(carl, second)).isEqualTo(1);
    assertThat(queue(bea, first)).as("queued again").isEqualTo(1);
    assertThat(store.deliveries().lastSeq(bea)).isEqualTo(2);
    reopen();
    List<Outgoing> all = store.deliveries().after(bea, 0, 10);
    assertThat(all).extracting(Outgoing::seq).containsExactly(1L, 2L);
    assertThat(all).extracting(Outgoing::item).containsExactly(first.id(), second.id());
    assertThat(all.get(1).signed()).isEqualTo(second.signed());
    assertThat(store.deliveries().after(bea, 1, 10)).hasSize(1);
    assertThat(store.deliveries().after(bea, 2, 10)).isEmpty();
    assertThat(store.deliveries().after(bea, 0, 1)).hasSize(1);
  }

  /** Some works fail after they took a number; it must go to the next one. */
  @Test
  void numbersHaveNoGapsUnderConcurrentWrites() throws Exception {
    List<ContactId> contacts = List.of(addContact(1), addContact(2), addContact(3));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<CompletableFuture<?>> writes = new ArrayList<>();
    try {
      for (int i = 0; i < 600; i++) {
        int number = i;
        writes.add(
            CompletableFuture.supplyAsync(() -> queueNew(contacts, number), threads)
                .thenCompose(write -> write.handle((seq, error) -> error == null)));
      }
      CompletableFuture.allOf(writes.toArray(CompletableFuture[]::new)).join();
    } finally {
      threads.shutdown();
    }
    for (ContactId contact : contacts) {
      List<Outgoing> all = store.deliveries().after(contact, 0, 1_000);
      assertThat(all).extracting(Outgoing::seq).containsExactlyElementsOf(oneTo(all.size()));
      assertThat(all).extracting(Outgoing::item).doesNotHaveDuplicates();
      assertThat(all).hasSize(160);
    }
  }

  private CompletableFuture<Long> queueNew(List<ContactId> contacts, int number) {
    Item item = item("item " + number, number);
    return store.write(
        tx -> {
          store.items().insert(tx, item, Set.of(), List.of());
          long seq = store.deliveries().queue(tx, contacts.get(number % 3), item.id(), T0);
          if (number / 3 % 5 == 0) {
            throw new IllegalArgumentException("on purpose");
          }
          return seq;
        });
  }

  @Test
  void unknownContactOrItemIsRefused() {
    ContactId bea = addContact(1);
    Item item = addItem("item", 1);
    assertThatThrownBy(() -> queue(contactId(5), item))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> queue(bea, item("unknown", 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(queue(bea, item)).as("no number was lost").isEqualTo(1);
  }

  /** As when somebody is removed while something of theirs is being stored. */
  @Test
  void wordOfAContactWhoIsGoneDoesNothing() {
    update(tx -> store.deliveries().inboundAdvance(tx, contactId(5), 0, 1));
    assertThat(blobStored(contactId(5), blobId(1))).isFalse();
    assertThat(stored(contactId(5), 1, T0)).isEmpty();
    assertThat(store.deliveries().inboundHighest(contactId(5))).isZero();
  }

  @Test
  void goesFromQueuedToSentToStored() {
    ContactId bea = addContact(1);
    List<Item> items = queueItems(bea, 3);
    assertThat(states(items)).containsOnly(DeliveryState.QUEUED);
    assertThat(store.deliveries().waiting(bea)).isEqualTo(3);

    update(tx -> store.deliveries().sent(tx, bea, 2, at(100)));
    update(tx -> store.deliveries().sent(tx, bea, 3, at(200)));
    assertThat(states(items)).containsOnly(DeliveryState.SENT);
    assertThat(items)
        .extracting(item -> delivery(item).sentAt().orElseThrow())
        .containsExactly(at(100), at(100), at(200));

    assertThat(stored(bea, 2, at(300))).containsExactly(items.get(0).id(), items.get(1).id());
    assertThat(stored(bea, 2, at(400))).isEmpty();
    assertThat(states(items))
        .containsExactly(DeliveryState.STORED, DeliveryState.STORED, DeliveryState.SENT);
    assertThat(delivery(items.get(0)).storedAt()).contains(at(300));
    assertThat(delivery(items.get(0)).queuedAt()).isEqualTo(T0);
    assertThat(store.deliveries().waiting(bea)).isEqualTo(1);

    update(tx -> store.deliveries().sent(tx, bea, 3, at(500)));
    assertThat(states(items)).as("stored stays stored").startsWith(DeliveryState.STORED);
  }

  @Test
  void storedMayComeBeforeSentIsKnown() {
    ContactId bea = addContact(1);
    List<Item> items = queueItems(bea, 1);
    assertThat(stored(bea, 5, at(1))).hasSize(1);
    assertThat(delivery(items.get(0)).state()).isEqualTo(DeliveryState.STORED);
    assertThat(delivery(items.get(0)).sentAt()).isEmpty();
  }

  @Test
  void countsPhotosOnTheirDisk() {
    ContactId bea = addContact(1);
    ContactId carl = addContact(2);
    Item item = addItem("photos", 1, List.of(blobId(1), blobId(2)));
    queue(bea, item);
    queue(carl, item);
    assertThat(blobStored(bea, blobId(1))).isTrue();
    assertThat(blobStored(bea, blobId(1))).isFalse();
    List<Delivery> deliveries = store.ledger().ofItem(item.id());
    assertThat(deliveries).hasSize(2);
    for (Delivery delivery : deliveries) {
      assertThat(delivery.photosTotal()).isEqualTo(2);
      assertThat(delivery.photosStored()).isEqualTo(delivery.contact().equals(bea) ? 1 : 0);
    }
    stored(bea, 1, T0);
    assertThat(store.deliveries().unconfirmedBlobs(bea, 10)).containsExactly(blobId(2));
    assertThat(store.deliveries().unconfirmedBlobs(carl, 10)).as("they have no item").isEmpty();
  }

  @Test
  void unconfirmedBlobsAreThoseOfTheNewestItemsFirst() {
    ContactId bea = addContact(1);
    for (int i = 1; i <= 4; i++) {
      queue(bea, addItem("photo " + i, i, List.of(blobId(i))));
    }
    blobStored(bea, blobId(3));
    stored(bea, 4, T0);
    assertThat(store.deliveries().unconfirmedBlobs(bea, 2)).containsExactly(blobId(4), blobId(2));
  }

  /** Known before it was queued, as when two items show the same photo. */
  @Test
  void photoThatIsThereAlreadyCountsFromTheStart() {
    ContactId bea = addContact(1);
    blobStored(bea, blobId(1));
    Item item = addItem("photos", 1, List.of(blobId(1), blobId(2)));
    queue(bea, item);
    assertThat(delivery(item).photosStored()).isEqualTo(1);
    blobStored(bea, blobId(2));
    assertThat(delivery(item).photosStored()).isEqualTo(2);
    assertThat(store.deliveries().unconfirmedBlobs(bea, 10)).isEmpty();
  }

  @Test
  void onlyWhomItWasQueuedForMayRead() {
    ContactId bea = addContact(1);
    ContactId carl = addContact(2);
    Item item = addItem("photo", 1, List.of(blobId(1)));
    queue(bea, item);
    Deliveries deliveries = store.deliveries();
    assertThat(deliveries.mayRead(bea, blobId(1))).isTrue();
    assertThat(deliveries.mayRead(carl, blobId(1))).isFalse();
    assertThat(deliveries.mayRead(bea, blobId(2))).isFalse();
    assertThat(deliveries.mayRead(contactId(77), blobId(1))).isFalse();
  }

  @Test
  void inboundMarkOnlyGoesUp() {
    ContactId bea = addContact(1);
    assertThat(store.deliveries().inboundHighest(bea)).isZero();
    update(tx -> store.deliveries().inboundAdvance(tx, bea, 0, 7));
    update(tx -> store.deliveries().inboundAdvance(tx, bea, 0, 5));
    assertThat(store.deliveries().inboundHighest(bea)).isEqualTo(7);
    assertThat(store.deliveries().inboundHighest(contactId(5))).isZero();
  }

  @Test
  void inboundMarkDoesNotLeapOverWhatIsNotHeld() {
    ContactId bea = addContact(1);
    update(tx -> store.deliveries().inboundAdvance(tx, bea, 0, 7));
    assertThatThrownBy(() -> update(tx -> store.deliveries().inboundAdvance(tx, bea, 8, 9)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(store.deliveries().inboundHighest(bea)).isEqualTo(7);
    update(tx -> store.deliveries().inboundAdvance(tx, bea, 7, 9));
    assertThat(store.deliveries().inboundHighest(bea)).isEqualTo(9);
  }

  /**
   * An old copy put back by hand: two are known as stored, two wait, and they say that they hold 9.
   */
  @Test
  void goesOnAboveWhatTheyHold() {
    ContactId bea = settledContact(1);
    List<Item> items = queueItems(bea, 4);
    stored(bea, 2, T0);
    update(tx -> store.deliveries().sent(tx, bea, 3, T0));
    settle(bea, 9);
    assertThat(after(bea, 9)).containsExactly(items.get(2).id(), items.get(3).id());
    assertThat(delivery(items.get(2)).seq()).isEqualTo(10);
    assertThat(delivery(items.get(2)).state()).isEqualTo(DeliveryState.QUEUED);
    assertThat(delivery(items.get(0)).seq()).isEqualTo(1);
    assertThat(queue(bea, addItem("next", 50))).isEqualTo(12);
    settle(bea, 12);
    assertThat(store.deliveries().lastSeq(bea)).as("given already").isEqualTo(12);
  }

  /** Three of four were acknowledged before the backup; they hold the fourth, and more since. */
  @Test
  void afterABackupNewNumbersWaitForTheirWord() {
    for (long held = 0; held <= 9; held++) {
      ContactId bea = settledContact(Math.toIntExact(10 + held));
      List<Item> old = queueItems(bea, 4);
      stored(bea, 3, T0);
      update(tx -> store.deliveries().unsettle(tx));
      update(tx -> store.deliveries().unsettle(tx));
      List<Item> fresh = queueItems(bea, "fresh ", 3);
      settle(bea, held);
      stored(bea, held, T0);
      assertThat(delivery(old.get(3), bea).state())
          .isEqualTo(held < 4 ? DeliveryState.QUEUED : DeliveryState.STORED);
      for (int i = 0; i < 3; i++) {
        assertThat(delivery(fresh.get(i), bea).seq()).isEqualTo(Math.max(4, held) + 1 + i);
        assertThat(delivery(fresh.get(i), bea).state()).isEqualTo(DeliveryState.QUEUED);
      }
      assertThat(store.deliveries().lastSeq(bea)).isEqualTo(Math.max(4, held) + 3);
      assertThat(queue(bea, addItem("next", 900 + held))).isEqualTo(Math.max(4, held) + 4);
    }
  }

  /** They were removed here and met again; they hold what they were sent the first time. */
  @Test
  void aContactAddedAgainGoesOnAboveWhatTheyHold() {
    ContactId bea = addContact(1);
    List<Item> items = queueItems(bea, 3);
    settle(bea, 20);
    assertThat(after(bea, 20)).containsExactlyElementsOf(items.stream().map(Item::id).toList());
    settle(bea, 20);
    assertThat(delivery(items.get(0)).seq()).isEqualTo(21);
    settle(contactId(5), 20);
  }

  private ContactId settledContact(int number) {
    ContactId contact = addContact(number);
    settle(contact, 0);
    return contact;
  }

  private void settle(ContactId contact, long heldSeq) {
    update(tx -> store.deliveries().settle(tx, contact, heldSeq));
  }

  private List<ItemId> after(ContactId contact, long seq) {
    return store.deliveries().after(contact, seq, 10).stream().map(Outgoing::item).toList();
  }

  private Delivery delivery(Item item, ContactId contact) {
    return store.ledger().ofItem(item.id()).stream()
        .filter(delivery -> delivery.contact().equals(contact))
        .findFirst()
        .orElseThrow();
  }

  private long queue(ContactId contact, Item item) {
    return write(tx -> store.deliveries().queue(tx, contact, item.id(), T0));
  }

  private List<Item> queueItems(ContactId contact, int count) {
    return queueItems(contact, "queued ", count);
  }

  private List<Item> queueItems(ContactId contact, String text, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            number -> {
              Item item = addItem(text + number, number);
              queue(contact, item);
              return item;
            })
        .toList();
  }

  private List<ItemId> stored(ContactId contact, long upToSeq, Instant at) {
    return write(tx -> store.deliveries().stored(tx, contact, upToSeq, at));
  }

  private boolean blobStored(ContactId contact, BlobId blob) {
    return write(tx -> store.deliveries().blobStored(tx, contact, blob, T0));
  }

  private Delivery delivery(Item item) {
    return store.ledger().ofItem(item.id()).get(0);
  }

  private List<DeliveryState> states(List<Item> items) {
    return items.stream().map(item -> delivery(item).state()).toList();
  }

  private static List<Long> oneTo(int last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }
}
