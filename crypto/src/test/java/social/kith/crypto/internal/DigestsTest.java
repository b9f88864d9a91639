package social.kith.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DigestsTest {

  /** FIPS 180-4, the example "abc". */
  @Test
  void sha256OfPartsIsThatOfTheWhole() {
    byte[] expected =
        HexFormat.of().parseHex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(Digests.sha256(ascii("abc"))).isEqualTo(expected);
    assertThat(Digests.sha256(ascii("a"), ascii(""), ascii("bc"))).isEqualTo(expected);
  }

  @Test
  void lengthPrefixedKeepsPartsApart() {
    assertThat(Digests.lengthPrefixed(ascii("a"), ascii("bc")))
        .containsExactly(0, 0, 0, 1, 'a', 0, 0, 0, 2, 'b', 'c');
    assertThat(Digests.lengthPrefixed(ascii("ab"), ascii("c")))
        .isNotEqualTo(Digests.lengthPrefixed(ascii("a"), ascii("bc")));
    assertThat(Digests.lengthPrefixed()).isEmpty();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
