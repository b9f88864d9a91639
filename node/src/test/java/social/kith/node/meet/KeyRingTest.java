package social.kith.node.meet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.crypto.Identity;
import social.kith.crypto.MalformedException;
import social.kith.crypto.Secret;
import social.kith.crypto.SignedWeeklyKey;
import social.kith.crypto.WeeklyKeyId;
import social.kith.node.loop.ManualLoop;
import social.kith.storage.Home;
import social.kith.storage.Store;

class KeyRingTest {
  private static final Duration HOUR = Duration.ofHours(1);
  @TempDir Path home;
  private final Identity self = Identity.generate();
  private final Secret storageKey = Secret.random();
  private final ManualLoop loop = new ManualLoop();
  private final AtomicInteger renewed = new AtomicInteger();
  private Home held;
  private Store store;
  private KeyRing ring;

  @BeforeEach
  void open() {
    held = Home.hold(home);
    store = Store.open(held, storageKey);
    ring = new KeyRing(self, store, loop, renewed::incrementAndGet);
    ring.start();
  }

  @AfterEach
  void close() {
    ring.close();
    store.close();
    held.close();
  }

  private WeeklyKeyId told() {
    try {
      return SignedWeeklyKey.verify(self.key(), ring.signed()).id();
    } catch (MalformedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void thereIsANewKeyAfterAWeekAndTheOldOneStillOpens() {
    WeeklyKeyId first = told();
    loop.pass(KeyRing.IN_USE.minus(HOUR));
    assertThat(told()).isEqualTo(first);
    assertThat(renewed).hasValue(0);
    loop.pass(HOUR);
    assertThat(told()).isNotEqualTo(first);
    assertThat(renewed).hasValue(1);
    assertThat(ring.find(first)).isPresent();
    assertThat(ring.find(told())).isPresent();
  }

  @Test
  void aKeyIsForgottenThirtyDaysAfterItWasReplaced() {
    WeeklyKeyId first = told();
    loop.pass(KeyRing.IN_USE.plus(KeyRing.KEPT).minus(HOUR));
    assertThat(ring.find(first)).isPresent();
    loop.pass(HOUR);
    assertThat(ring.find(first)).isEmpty();
    close();
    open();
    assertThat(ring.find(first)).isEmpty();
    assertThat(store.weeklyKeys().all()).hasSize(5);
  }

  @Test
  void keysOutliveARestart() {
    WeeklyKeyId first = told();
    loop.pass(KeyRing.IN_USE);
    WeeklyKeyId second = told();
    close();
    open();
    assertThat(told()).isEqualTo(second);
    assertThat(ring.find(first)).isPresent();
  }

  @Test
  void aKeyOfAClockThatWasWrongIsReplaced() {
    WeeklyKeyId first = told();
    close();
    ManualLoop before = new ManualLoop();
    before.sleep(Duration.ofDays(-3_650));
    held = Home.hold(home);
    store = Store.open(held, storageKey);
    ring = new KeyRing(self, store, before, renewed::incrementAndGet);
    ring.start();
    assertThat(told()).isNotEqualTo(first);
    assertThat(ring.find(first)).isPresent();
  }
}
