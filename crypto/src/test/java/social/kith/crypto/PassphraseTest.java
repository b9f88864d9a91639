package social.kith.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import social.kith.crypto.internal.Argon2id;

class PassphraseTest {
  private static final Argon2id CHEAP = new Argon2id(1, Argon2id.MIN_MEMORY_KIB, 1);

  private static byte[] key(String typed) throws MalformedException {
    try (Passphrase passphrase = Passphrase.parse(typed)) {
      return passphrase.stretch(CHEAP, new byte[Argon2id.SALT_BYTES]);
    }
  }

  private static void assertRefused(String typed, String words) {
    assertThatThrownBy(() -> Passphrase.parse(typed))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining(words);
  }

  @Test
  void hasEightCharactersAtLeast() throws Exception {
    assertThat(key("12345678")).hasSize(32);
    assertRefused("1234567", "at least 8 characters");
    assertRefused("", "at least 8 characters");
    // Seven faces, each two chars.
    assertRefused("\uD83D\uDE00".repeat(7), "at least 8 characters");
    assertThat(key("\uD83D\uDE00".repeat(8))).hasSize(32);
    // Eight letters, each with its accent as a character of its own, are eight.
    assertRefused("e\u0301".repeat(7), "at least 8 characters");
    assertThat(key("e\u0301".repeat(8))).hasSize(32);
  }

  @Test
  void hasAThousandAndTwentyFourBytesAtMost() throws Exception {
    assertThat(key("x".repeat(1_024))).hasSize(32);
    assertRefused("x".repeat(1_025), "at most 1024 bytes");
    assertThat(key("é".repeat(512))).hasSize(32);
    assertRefused("é".repeat(512) + "x", "at most 1024 bytes");
    // Four characters that become one of three bytes.
    assertThat(key("\u03C9\u0314\u0342\u0345".repeat(341))).hasSize(32);
    assertRefused("x".repeat(10_000_000), "at most 1024 bytes");
  }

  @Test
  void theSameWordOnAnotherKeyboardIsTheSame() throws Exception {
    byte[] composed = key("Müller-Straße ﬁ");
    assertThat(key("Mu\u0308ller-Straße fi")).isEqualTo(composed);
    assertThat(key("Müller-straße fi")).isNotEqualTo(composed);
    assertThat(key(" Müller-Straße fi")).isNotEqualTo(composed);
  }

  @Test
  void halfACharacterIsNoText() {
    assertRefused("password\uD83D", "no text");
  }

  @Test
  void isWipedAndPrintsNothing() throws Exception {
    Passphrase passphrase = Passphrase.parse("correct horse");
    byte[] before = passphrase.stretch(CHEAP, new byte[Argon2id.SALT_BYTES]);
    assertThat(passphrase).hasToString("Passphrase");
    passphrase.close();
    passphrase.close();
    assertThat(passphrase.stretch(CHEAP, new byte[Argon2id.SALT_BYTES])).isNotEqualTo(before);
  }
}
