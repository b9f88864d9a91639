package social.kith.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SignedTest {
  private static final Identity AUTHOR = Identity.fromSeed(Secret.of(new byte[32]));
  private static final byte[] PAYLOAD = {1, 2, 3};

  @Test
  void verifiesWhatItSigned() throws MalformedException {
    byte[] signed = Signed.sign(AUTHOR, Label.ITEM, PAYLOAD);
    assertThat(Signed.verify(AUTHOR.key(), Label.ITEM, signed)).isEqualTo(PAYLOAD);
    assertThat(Signed.payloadUnverified(signed)).isEqualTo(PAYLOAD);
  }

  @Test
  void isCoseSign1() {
    String hex = HexFormat.of().formatHex(Signed.sign(AUTHOR, Label.ITEM, PAYLOAD));
    assertThat(hex).startsWith("84" + "43a10127" + "a0" + "43010203" + "5840").hasSize(2 * 76);
  }

  @Test
  void refusesAnotherKeyAndAnotherKind() {
    byte[] signed = Signed.sign(AUTHOR, Label.ITEM, PAYLOAD);
    IdentityKey other = Identity.generate().key();
    assertRefused(other, Label.ITEM, signed);
    assertRefused(AUTHOR.key(), Label.SESSION_HELLO, signed);
    assertRefused(IdentityKey.of(new byte[32]), Label.ITEM, signed);
  }

  @Test
  void refusesEveryFlippedBit() {
    byte[] signed = Signed.sign(AUTHOR, Label.ITEM, PAYLOAD);
    for (int bit = 0; bit < 8 * signed.length; bit++) {
      byte[] flipped = signed.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertRefused(AUTHOR.key(), Label.ITEM, flipped);
    }
  }

  @Test
  void refusesEveryTruncationAndTrailingBytes() {
    byte[] signed = Signed.sign(AUTHOR, Label.ITEM, PAYLOAD);
    for (int size = 0; size < signed.length; size++) {
      assertRefused(AUTHOR.key(), Label.ITEM, Arrays.copyOf(signed, size));
    }
    assertRefused(AUTHOR.key(), Label.ITEM, Arrays.copyOf(signed, signed.length + 1));
  }

  @Test
  void takesTheLargestAndNothingLarger() throws MalformedException {
    int overhead = Signed.sign(AUTHOR, Label.ITEM, new byte[70_000]).length - 70_000;
    byte[] largest = new byte[Signed.MAX_BYTES - overhead];
    byte[] signed = Signed.sign(AUTHOR, Label.ITEM, largest);
    assertThat(signed).hasSize(Signed.MAX_BYTES);
    assertThat(Signed.verify(AUTHOR.key(), Label.ITEM, signed)).isEqualTo(largest);
    byte[] larger = new byte[largest.length + 1];
    assertThatThrownBy(() -> Signed.sign(AUTHOR, Label.ITEM, larger))
        .isInstanceOf(IllegalArgumentException.class);
    assertRefused(AUTHOR.key(), Label.ITEM, Arrays.copyOf(signed, signed.length + 1));
  }

  private static void assertRefused(IdentityKey who, Label kind, byte[] signed) {
    assertThatThrownBy(() -> Signed.verify(who, kind, signed))
        .isInstanceOf(MalformedException.class);
  }
}
