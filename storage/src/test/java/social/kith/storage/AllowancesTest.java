package social.kith.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import social.kith.crypto.ContactId;

class AllowancesTest extends StoreFixture {
  private static final ContactId BEA = contactId(1);

  @Test
  void theDefaultCountsUntilSomethingIsChosen() {
    assertThat(store.allowances().find(BEA)).isEqualTo(Allowance.DEFAULT);
    addContact(1);
    assertThat(store.allowances().find(BEA)).isEqualTo(Allowance.DEFAULT);
    Allowance chosen = new Allowance(0, 1, 2, 3);
    store.update(tx -> store.allowances().put(tx, BEA, chosen)).join();
    reopen();
    assertThat(store.allowances().find(BEA)).isEqualTo(chosen);
  }

  @Test
  void whatCameIsCounted() {
    assertThat(store.allowances().held(BEA)).isEqualTo(new Allowances.Held(0, 0));
    addContact(1);
    store.update(tx -> store.allowances().add(tx, BEA, 2, 300)).join();
    store.update(tx -> store.allowances().add(tx, BEA, 1, 50)).join();
    assertThat(store.allowances().held(BEA)).isEqualTo(new Allowances.Held(3, 350));
  }

  @Test
  void nothingIsNegative() {
    assertThatThrownBy(() -> new Allowance(-1, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Allowance(0, 0, 0, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
