package social.kith.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BytesTest {

  @Test
  void concatJoinsInOrder() {
    assertThat(Bytes.concat(ascii("a"), ascii(""), ascii("bc"))).isEqualTo(ascii("abc"));
    assertThat(Bytes.concat()).isEmpty();
  }

  @Test
  void lengthPrefixedKeepsPartsApart() {
    assertThat(Bytes.lengthPrefixed(ascii("a"), ascii("bc")))
        .containsExactly(0, 0, 0, 1, 'a', 0, 0, 0, 2, 'b', 'c');
    assertThat(Bytes.lengthPrefixed(ascii("ab"), ascii("c")))
        .isNotEqualTo(Bytes.lengthPrefixed(ascii("a"), ascii("bc")));
    assertThat(Bytes.lengthPrefixed()).isEmpty();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
