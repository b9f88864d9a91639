package social.kith.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SettingsTest extends StoreFixture {

  @Test
  void keepsTheLastValueAcrossReopening() {
    assertThat(store.settings().find("name")).isEmpty();
    update(tx -> store.settings().put(tx, "name", new byte[] {1}));
    update(tx -> store.settings().put(tx, "name", new byte[] {2, 3}));
    update(tx -> store.settings().put(tx, "other", new byte[0]));
    reopen();
    assertThat(store.settings().find("name")).contains(new byte[] {2, 3});
    assertThat(store.settings().find("other")).contains(new byte[0]);
  }

  /** A value moved to another row must not be taken for that row's. */
  @Test
  void valueIsBoundToItsKey() {
    update(tx -> store.settings().put(tx, "audience", new byte[] {1}));
    update(tx -> tx.update("UPDATE setting SET key = 'other' WHERE key = 'audience'"));
    Failures.assertStoreFailure(
        () -> store.settings().find("other"), StoreException.Reason.CORRUPT, "does not open");
  }
}
