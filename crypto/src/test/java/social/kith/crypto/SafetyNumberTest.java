package social.kith.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetyNumberTest {
  private static final IdentityKey ALICE = key(1);
  private static final IdentityKey BOB = key(2);

  private static IdentityKey key(int seed) {
    byte[] bytes = new byte[Secret.SIZE_BYTES];
    bytes[0] = (byte) seed;
    return Identity.fromSeed(Secret.of(bytes)).key();
  }

  @Test
  void isTheSameOnBothScreensAndAnotherForAnybodyElse() {
    SafetyNumber number = SafetyNumber.of(ALICE, BOB);
    assertThat(number).isEqualTo(SafetyNumber.of(BOB, ALICE)).hasSameHashCodeAs(number);
    assertThat(number).isNotEqualTo(SafetyNumber.of(ALICE, key(3)));
    assertThat(number.digits()).hasSize(SafetyNumber.DIGITS).containsOnlyDigits();
    assertThat(number.groups()).hasSize(12).allMatch(group -> group.length() == 5);
    assertThat(String.join("", number.groups())).isEqualTo(number.digits());
  }

  /** Signal's construction, written down once more in another way. */
  @Test
  void isMadeAsSignalMakesIt() throws Exception {
    String one = half(ALICE);
    String other = half(BOB);
    assertThat(SafetyNumber.of(ALICE, BOB).digits())
        .isEqualTo(one.compareTo(other) < 0 ? one + other : other + one);
  }

  private static String half(IdentityKey key) throws Exception {
    MessageDigest sha512 = MessageDigest.getInstance("SHA-512");
    sha512.update(new byte[2]);
    sha512.update(key.bytes());
    sha512.update(key.contactId().bytes());
    sha512.update(key.bytes());
    byte[] hash = sha512.digest();
    for (int i = 1; i < 5_200; i++) {
      sha512.update(hash);
      sha512.update(key.bytes());
      hash = sha512.digest();
    }
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < 30; i += 5) {
      BigInteger number = new BigInteger(1, Arrays.copyOfRange(hash, i, i + 5));
      String group = number.mod(BigInteger.valueOf(100_000)).toString();
      digits.append("0".repeat(5 - group.length())).append(group);
    }
    return digits.toString();
  }

  @Test
  void isReadAsItIsShown() throws MalformedException {
    SafetyNumber number = SafetyNumber.of(ALICE, BOB);
    assertThat(SafetyNumber.parse(number.digits())).isEqualTo(number);
    assertThat(SafetyNumber.parse("  " + number + "\n")).isEqualTo(number);
    assertThat(SafetyNumber.parse(number.qrText())).isEqualTo(number);
    assertThat(SafetyNumber.parse(number.qrText().toLowerCase(java.util.Locale.ROOT)))
        .isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12345", "x", "KITH:ABC", "KITH-SAFETY-1:", "KITH-SAFETY-2:123"})
  void refusesWhatIsNone(String text) {
    assertThatThrownBy(() -> SafetyNumber.parse(text)).isInstanceOf(MalformedException.class);
  }

  @Test
  void refusesADigitMoreOrLessAndOtherDigits() {
    String digits = SafetyNumber.of(ALICE, BOB).digits();
    for (String wrong :
        new String[] {digits + "1", digits.substring(1), digits.substring(1) + "\u0661"}) {
      assertThatThrownBy(() -> SafetyNumber.parse(wrong)).isInstanceOf(MalformedException.class);
    }
  }
}
