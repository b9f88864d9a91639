package social.kith.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import social.kith.crypto.ContactId;
import social.kith.crypto.Pseudonyms;
import social.kith.crypto.Secret;

class ContactsTest extends StoreFixture {
  private static final String SEALED = "SELECT pair_secret FROM contact WHERE id = ?";

  private final Secret pairSecret = Secret.of(bytes(32, 1));

  @Test
  void keepsEverythingAcrossReopening() {
    Contact contact =
        new Contact(
            contactId(1),
            identityKey(1),
            "Zoë 🦊",
            ContactState.AWAITING,
            65_535,
            List.of(address(198, 51, 100, 200, 65_535), address(bytes(16, 3), 1)),
            "042137",
            at(5),
            Optional.of(at(6)),
            Optional.of(at(7)),
            Standing.GOOD.withBlockedAt(Optional.of(at(8))));
    update(tx -> store.contacts().put(tx, contact, pairSecret));
    reopen();
    assertThat(store.contacts().find(contact.id())).contains(contact);
    assertThat(store.contacts().all()).containsExactly(contact);
    assertThat(store.contacts().pairSecret(contact.id())).contains(pairSecret);
  }

  @Test
  void unknownContactIsNotFound() {
    assertThat(store.contacts().find(contactId(1))).isEmpty();
    assertThat(store.contacts().pairSecret(contactId(1))).isEmpty();
    assertThat(store.contacts().all()).isEmpty();
  }

  @Test
  void listIsByName() {
    put(contact(1, "bea"));
    put(contact(2, "Carl"));
    put(contact(3, "Anna"));
    put(contact(4, "anna"));
    assertThat(store.contacts().all())
        .extracting(Contact::name)
        .containsExactly("Anna", "anna", "bea", "Carl");
  }

  @Test
  void changesOneThingAtATime() {
    ContactId id = put(contact(1, "Bea"));
    List<InetSocketAddress> addresses = List.of(address(203, 0, 113, 9, 4_000));
    update(
        tx -> {
          store.contacts().rename(tx, id, "Beatrix");
          store.contacts().addresses(tx, id, addresses);
          store.contacts().seen(tx, id, at(77));
          store.contacts().linkPort(tx, id, 5_555);
          store.contacts().verified(tx, id, Optional.of(at(78)));
          store.contacts().blocked(tx, id, Optional.of(at(79)));
        });
    Contact expected =
        new Contact(
            id,
            identityKey(1),
            "Beatrix",
            ContactState.CONFIRMED,
            5_555,
            addresses,
            "123456",
            T0,
            Optional.of(at(77)),
            Optional.of(at(78)),
            Standing.GOOD.withBlockedAt(Optional.of(at(79))));
    assertThat(store.contacts().find(id)).contains(expected);

    update(tx -> store.contacts().verified(tx, id, Optional.empty()));
    assertThat(store.contacts().find(id)).contains(expected.withVerifiedAt(Optional.empty()));
    update(tx -> store.contacts().blocked(tx, id, Optional.empty()));
    assertThat(store.contacts().find(id).orElseThrow().standing()).isEqualTo(Standing.GOOD);
  }

  @Test
  void confirmMakesConfirmed() {
    Contact pending =
        new Contact(
            contactId(1),
            identityKey(1),
            "Bea",
            ContactState.PENDING,
            1,
            List.of(),
            "",
            T0,
            Optional.empty(),
            Optional.empty(),
            Standing.GOOD);
    put(pending);
    update(tx -> store.contacts().confirm(tx, pending.id()));
    assertThat(store.contacts().find(pending.id()).orElseThrow().state())
        .isEqualTo(ContactState.CONFIRMED);
  }

  @Test
  void putAgainReplacesButKeepsTheSequences() {
    ContactId id = put(contact(1, "Bea"));
    Item item = addItem("hello", 1);
    write(tx -> store.deliveries().queue(tx, id, item.id(), T0));
    update(tx -> store.deliveries().inboundAdvance(tx, id, 0, 9));
    Secret newSecret = Secret.of(bytes(32, 2));
    update(tx -> store.contacts().put(tx, contact(1, "Bea again"), newSecret));
    assertThat(store.contacts().all()).extracting(Contact::name).containsExactly("Bea again");
    assertThat(store.contacts().pairSecret(id)).contains(newSecret);
    assertThat(store.deliveries().lastSeq(id)).isEqualTo(1);
    assertThat(store.deliveries().inboundHighest(id)).isEqualTo(9);
  }

  @Test
  void removeTakesDeliveriesAndMarksButLeavesItems() {
    ContactId id = put(contact(1, "Bea"));
    Item item = item("hello", 1);
    write(tx -> store.items().insert(tx, item, Set.of(id), List.of(blobId(1))));
    write(tx -> store.deliveries().queue(tx, id, item.id(), T0));
    write(tx -> store.deliveries().blobStored(tx, id, blobId(1), T0));
    update(tx -> store.deliveries().inboundAdvance(tx, id, 0, 9));
    update(tx -> store.contacts().remove(tx, id));
    assertThat(store.contacts().find(id)).isEmpty();
    assertThat(store.contacts().pairSecret(id)).isEmpty();
    assertThat(store.ledger().ofItem(item.id())).isEmpty();
    assertThat(store.deliveries().lastSeq(id)).isZero();
    assertThat(store.deliveries().inboundHighest(id)).isZero();
    assertThat(store.deliveries().mayRead(id, blobId(1))).isFalse();
    assertThat(store.items().find(item.id())).isPresent();
    assertThat(store.items().audience(item.id())).containsExactly(id);
  }

  /** In no form: what is sealed could be opened with the file keys. */
  @Test
  void removedContactStandsInNoFile() throws IOException {
    ContactId id = put(contact(1, "Bea"));
    for (int i = 0; i < 50; i++) {
      addContact(100 + i);
    }
    byte[] name = new Pseudonyms(key).of(id);
    byte[] sealed = write(tx -> tx.find(SEALED, row -> row.bytes(1), name).orElseThrow());
    assertThat(filesWith(sealed)).isNotEmpty();

    update(tx -> store.contacts().remove(tx, id));
    assertThat(store.erase().join()).isTrue();
    assertThat(filesWith(sealed)).isEmpty();
    assertThat(filesWith(name)).isEmpty();
    assertThat(filesWith(id.bytes())).isEmpty();
  }

  @Test
  void whatOthersReadPutsOffErasing() throws Exception {
    ContactId id = put(contact(1, "Bea"));
    try (Connection reader = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("kith.db"));
        Statement statement = reader.createStatement()) {
      statement.execute("BEGIN");
      statement.executeQuery("SELECT * FROM contact").close();
      update(tx -> store.contacts().remove(tx, id));
      assertThat(store.erase().join()).isFalse();
    }
    assertThat(store.erase().join()).isTrue();
  }

  @Test
  void comesBackWithNewSequences() {
    ContactId id = put(contact(1, "Bea"));
    Item first = addItem("first", 1);
    Item second = addItem("second", 2);
    write(tx -> store.deliveries().queue(tx, id, first.id(), T0));
    update(tx -> store.contacts().remove(tx, id));
    put(contact(1, "Bea"));
    long seq = write(tx -> store.deliveries().queue(tx, id, second.id(), T0));
    assertThat(seq).isEqualTo(1);
    assertThat(store.deliveries().after(id, 0, 10))
        .extracting(Outgoing::item)
        .containsExactly(second.id());
  }

  @Test
  void theHostNameThatTheyToldIsKeptWithThem() {
    ContactId id = put(contact(1, "Bea"));
    assertThat(store.contacts().hostName(id)).isEmpty();
    update(tx -> store.contacts().hostName(tx, id, Optional.of(bytes(20, 1))));
    update(tx -> store.contacts().hostName(tx, id, Optional.of(bytes(20, 2))));
    reopen();
    assertThat(store.contacts().hostName(id)).contains(bytes(20, 2));
    update(tx -> store.contacts().hostName(tx, id, Optional.empty()));
    assertThat(store.contacts().hostName(id)).isEmpty();
    update(tx -> store.contacts().hostName(tx, contactId(2), Optional.of(bytes(20, 1))));
    assertThat(store.contacts().hostName(contactId(2))).isEmpty();
  }

  @Test
  void changesOfAMissingContactDoNothing() {
    update(
        tx -> {
          store.contacts().rename(tx, contactId(1), "x");
          store.contacts().seen(tx, contactId(1), T0);
          store.contacts().confirm(tx, contactId(1));
          store.contacts().remove(tx, contactId(1));
        });
    assertThat(store.contacts().all()).isEmpty();
  }

  @Test
  void unresolvedAddressIsRefused() {
    ContactId id = put(contact(1, "Bea"));
    List<InetSocketAddress> unresolved =
        List.of(InetSocketAddress.createUnresolved("example.invalid", 1));
    assertThatThrownBy(() -> update(tx -> store.contacts().addresses(tx, id, unresolved)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private ContactId put(Contact contact) {
    update(tx -> store.contacts().put(tx, contact, pairSecret));
    return contact.id();
  }
}
