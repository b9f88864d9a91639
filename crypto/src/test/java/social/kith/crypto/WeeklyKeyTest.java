package social.kith.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class WeeklyKeyTest {
  private static final Instant MADE = Instant.ofEpochMilli(1_790_000_000_123L);
  private final Identity alice = Identity.generate();
  private final WeeklyKey key = WeeklyKey.generate(MADE);

  @Test
  void isTheSameFromItsSeed() {
    WeeklyKey again = WeeklyKey.of(Secret.of(key.seed().copyBytes()), MADE);
    assertThat(again.id()).isEqualTo(key.id()).hasSameHashCodeAs(key.id());
    assertThat(again.signed(alice)).isEqualTo(key.signed(alice));
    assertThat(WeeklyKey.generate(MADE).id()).isNotEqualTo(key.id());
    assertThat(WeeklyKeyId.of(key.id().bytes())).isEqualTo(key.id());
  }

  @Test
  void isReadAsItWasSigned() throws MalformedException {
    byte[] signed = key.signed(alice);
    assertThat(signed.length).isLessThanOrEqualTo(SignedWeeklyKey.MAX_BYTES);
    SignedWeeklyKey read = SignedWeeklyKey.verify(alice.key(), signed);
    assertThat(read.id()).isEqualTo(key.id());
    assertThat(read.madeAt()).isEqualTo(MADE);
  }

  @Test
  void isOfItsOwnerOnly() {
    IdentityKey other = Identity.generate().key();
    assertThatThrownBy(() -> SignedWeeklyKey.verify(other, key.signed(alice)))
        .isInstanceOf(MalformedException.class);
    byte[] item = Signed.sign(alice, Label.ITEM, new byte[] {1});
    assertThatThrownBy(() -> SignedWeeklyKey.verify(alice.key(), item))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void anyOtherBitIsRefused() {
    byte[] signed = key.signed(alice);
    for (int i = 0; i < signed.length; i++) {
      byte[] changed = signed.clone();
      changed[i] ^= (byte) (1 << i % 8);
      assertThatThrownBy(() -> SignedWeeklyKey.verify(alice.key(), changed))
          .isInstanceOf(MalformedException.class);
    }
    assertThatThrownBy(
            () -> SignedWeeklyKey.verify(alice.key(), new byte[SignedWeeklyKey.MAX_BYTES + 1]))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void aNewerVersionIsRefused() {
    byte[] payload = CborMap.builder().put(1, 2).build().encode();
    byte[] signed = Signed.sign(alice, Label.WEEKLY_KEY, payload);
    assertThatThrownBy(() -> SignedWeeklyKey.verify(alice.key(), signed))
        .isInstanceOf(MalformedException.class);
  }
}
