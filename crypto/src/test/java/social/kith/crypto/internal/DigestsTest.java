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

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
