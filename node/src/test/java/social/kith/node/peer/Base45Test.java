package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Base45Test {
  /** RFC 9285, sections 4.3 and 4.4. */
  @ParameterizedTest
  @CsvSource({"AB, BB8", "Hello!!, %69 VD92EX0", "base-45, UJCLQE7W581", "ietf!, QED8WEX0"})
  void isThatOfTheRfc(String plain, String encoded) {
    byte[] bytes = plain.getBytes(StandardCharsets.US_ASCII);
    assertThat(Base45.encode(bytes)).isEqualTo(encoded);
    assertThat(Base45.decode(encoded)).hasValue(bytes);
  }

  @Test
  void givesBackWhatWasEncoded() {
    Random random = new Random(45);
    for (int size = 0; size < 300; size++) {
      byte[] bytes = new byte[size];
      random.nextBytes(bytes);
      String text = Base45.encode(bytes);
      assertThat(text).matches("[0-9A-Z $%*+\\-./:]*").hasSize((size * 3 + 1) / 2);
      assertThat(Base45.decode(text)).hasValue(bytes);
    }
  }

  /** FGW is 65535 and U5 is 255; what follows them is too much. */
  @ParameterizedTest
  @ValueSource(
      strings = {"A", "GGW", "FGX", ":::", "V5", "::", "BB8A", "bb8", "BB_", "BBé", "B\nB"})
  void refusesWhatIsNone(String text) {
    assertThat(Base45.decode(text)).isEmpty();
  }

  @Test
  void takesTheLargestGroups() {
    assertThat(Base45.decode("FGW")).hasValue(new byte[] {-1, -1});
    assertThat(Base45.decode("U5")).hasValue(new byte[] {-1});
    assertThat(Base45.decode("")).hasValue(new byte[0]);
  }
}
