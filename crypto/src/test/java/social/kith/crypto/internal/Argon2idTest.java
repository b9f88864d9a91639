package social.kith.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Argon2idTest {
  private static final byte[] SALT = ascii("somesaltsomesalt");

  /** What the reference implementation's program argon2 prints. */
  @ParameterizedTest
  @CsvSource({
    "3, 65536, 1, password, 7664ad4ba1a3c999fcdd0991ffc2270f78302d2383233db5e7befc85d1bb1819",
    "2, 65536, 1, password, fc33b78139231d34b71626bd6245c1d72efa190ad605c3d8166a72adcedfa2c2",
    "1, 8192, 4, differentpassword, 41182b819da26d5441f7a4bd63b1a27042c3c8cce194d86834085a9230bfcace",
    "16, 8192, 1, password, 24c207ef7144748e429553baaa97263429e7251f5dd52c4d9643a7ff627b8993",
  })
  void isWhatTheReferenceMakes(int t, int kib, int p, String passphrase, String key) {
    assertThat(new Argon2id(t, kib, p).derive(ascii(passphrase), SALT))
        .asHexString()
        .isEqualToIgnoringCase(key);
  }

  @Test
  void everyBoundHolds() {
    assertThatCode(() -> new Argon2id(1, 8_192, 1)).doesNotThrowAnyException();
    assertThatCode(() -> new Argon2id(16, 262_144, 4)).doesNotThrowAnyException();
    assertRefused(0, 8_192, 1);
    assertRefused(17, 8_192, 1);
    assertRefused(1, 8_191, 1);
    assertRefused(1, 262_145, 1);
    assertRefused(1, 8_192, 0);
    assertRefused(1, 8_192, 5);
  }

  @Test
  void aSaltHasSixteenBytes() {
    Argon2id cost = new Argon2id(1, 8_192, 1);
    assertThatThrownBy(() -> cost.derive(ascii("password"), new byte[15]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> cost.derive(ascii("password"), new byte[17]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertRefused(int passes, int memoryKib, int lanes) {
    assertThatThrownBy(() -> new Argon2id(passes, memoryKib, lanes))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
