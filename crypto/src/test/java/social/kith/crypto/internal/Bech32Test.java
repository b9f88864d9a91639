package social.kith.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class Bech32Test {
  /** BIP173: the data are all values of 5 bits, which are no whole number of bytes. */
  @Test
  void agreesWithBip173() throws Exception {
    assertThat(Bech32.decode("a", "A12UEL5L")).isEmpty();
    assertThat(Bech32.decode("a", "a12uel5l")).isEmpty();
    assertThat(Bech32.encode("a", new byte[0])).isEqualTo("a12uel5l");
    String all = "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw";
    assertThat(Bech32.encode("abcdef", Bech32.decode("abcdef", all))).isEqualTo(all);
  }

  @Test
  void refusesWhatBip173CallsInvalid() {
    refuses("a", "A1G7SGD8");
    refuses("a", "a12UEL5L");
    refuses("x", "x1b4n0q5v");
    refuses("li", "li1dgmt3");
    refuses("b", "a12uel5l");
    refuses("a", "");
  }

  @Test
  void everyOtherLetterIsRefused() {
    String text = Bech32.encode("kith", new byte[] {1, 2, 3});
    for (int i = 0; i < text.length(); i++) {
      char other = text.charAt(i) == 'q' ? 'p' : 'q';
      refuses("kith", text.substring(0, i) + other + text.substring(i + 1));
      refuses("kith", text.substring(0, i) + text.substring(i + 1));
    }
    refuses("kith", text.substring(0, 6) + text.substring(6).toUpperCase(Locale.ROOT));
  }

  private static void refuses(String prefix, String text) {
    assertThatThrownBy(() -> Bech32.decode(prefix, text)).isInstanceOf(RefusedException.class);
  }
}
