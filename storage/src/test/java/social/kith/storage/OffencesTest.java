package social.kith.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import social.kith.crypto.ContactId;

class OffencesTest extends StoreFixture {
  private static final ContactId BEA = contactId(1);

  private void add(Offence.Kind kind, long ms) {
    store.update(tx -> store.offences().add(tx, BEA, kind, at(ms))).join();
  }

  @Test
  void countsEachKindUntilForgotten() {
    add(Offence.Kind.FLOOD, 1);
    assertThat(store.offences().of(BEA)).as("no such contact").isEmpty();
    addContact(1);
    add(Offence.Kind.FLOOD, 1);
    add(Offence.Kind.FORGED, 2);
    add(Offence.Kind.FLOOD, 3);
    reopen();
    assertThat(store.offences().of(BEA))
        .containsExactly(
            new Offence(Offence.Kind.FLOOD, 2, at(1), at(3)),
            new Offence(Offence.Kind.FORGED, 1, at(2), at(2)));
    store.update(tx -> store.offences().forget(tx, BEA)).join();
    assertThat(store.offences().of(BEA)).isEmpty();
  }

  @Test
  void goesWithItsContact() {
    addContact(1);
    add(Offence.Kind.MALFORMED, 1);
    store.update(tx -> store.contacts().remove(tx, BEA)).join();
    addContact(1);
    assertThat(store.offences().of(BEA)).isEmpty();
  }
}
