package social.kith.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AcceptancesTest extends StoreFixture {

  @Test
  void oneForEachInviterOldestFirst() {
    Acceptance late =
        new Acceptance("code late", contactId(1), 4_001, at(20), Optional.of(contactId(7)));
    Acceptance early = new Acceptance("code early", contactId(2), 4_002, at(10), Optional.empty());
    Acceptance again = new Acceptance("code again", contactId(1), 4_003, at(30), Optional.empty());
    update(tx -> store.acceptances().insert(tx, late));
    update(tx -> store.acceptances().insert(tx, early));
    assertThat(store.acceptances().all()).containsExactly(early, late);
    update(tx -> store.acceptances().insert(tx, again));
    reopen();
    assertThat(store.acceptances().all()).containsExactly(early, again);
    update(tx -> store.acceptances().remove(tx, contactId(2)));
    update(tx -> store.acceptances().remove(tx, contactId(3)));
    assertThat(store.acceptances().all()).containsExactly(again);
  }
}
