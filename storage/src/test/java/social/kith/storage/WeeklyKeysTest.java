package social.kith.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import social.kith.crypto.WeeklyKey;

class WeeklyKeysTest extends StoreFixture {
  private final WeeklyKey first = WeeklyKey.generate(Instant.ofEpochMilli(2_000));
  private final WeeklyKey second = WeeklyKey.generate(Instant.ofEpochMilli(1_000));

  @Test
  void areKeptInTheOrderInWhichTheyWereAdded() {
    update(tx -> store.weeklyKeys().add(tx, first));
    update(tx -> store.weeklyKeys().add(tx, second));
    reopen();
    assertThat(store.weeklyKeys().all())
        .extracting(WeeklyKey::id)
        .containsExactly(first.id(), second.id());
    assertThat(store.weeklyKeys().all().get(0).madeAt()).isEqualTo(first.madeAt());
    assertThat(store.weeklyKeys().all().get(0).seed()).isEqualTo(first.seed());
  }

  @Test
  void areForgotten() {
    update(tx -> store.weeklyKeys().add(tx, first));
    update(tx -> store.weeklyKeys().add(tx, second));
    update(tx -> store.weeklyKeys().remove(tx, first.id()));
    assertThat(store.weeklyKeys().all()).extracting(WeeklyKey::id).containsExactly(second.id());
  }

  @Test
  void thatOfAContactIsKeptWithIt() {
    update(tx -> store.contacts().put(tx, contact(1, "Bob"), key));
    assertThat(store.contacts().weeklyKey(contactId(1))).isEmpty();
    update(tx -> store.contacts().weeklyKey(tx, contactId(1), bytes(1_300, 1)));
    update(tx -> store.contacts().weeklyKey(tx, contactId(1), bytes(1_300, 2)));
    reopen();
    assertThat(store.contacts().weeklyKey(contactId(1))).contains(bytes(1_300, 2));
    assertThat(store.contacts().weeklyKey(contactId(2))).isEmpty();
  }
}
