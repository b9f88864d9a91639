package social.kith.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalCborTest {

  /** RFC 8949 appendix A: what is accepted re-encodes to the same bytes; the rest is refused. */
  @Test
  void acceptsOnlyItsOwnKindsOfAppendixA() {
    int accepted = 0;
    int refused = 0;
    for (JsonNode row : Vectors.read("cbor_appendix_a.json")) {
      byte[] bytes = Vectors.hex(row, "hex");
      try {
        assertThat(CanonicalCbor.encode(CanonicalCbor.decode(bytes))).isEqualTo(bytes);
        accepted++;
      } catch (RefusedException e) {
        refused++;
      }
    }
    assertThat(accepted).isEqualTo(31);
    assertThat(refused).isEqualTo(51);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", // nothing
        "00 00", // trailing
        "18 17", // not the shortest integer
        "58 01 00", // not the shortest length
        "a2 02 00 01 00", // keys out of order
        "a2 01 00 01 00", // a key twice
        "a1 61 61 00", // a text key
        "a1 f5 00", // a boolean key
        "a1 1a 80 00 00 00 00", // a key beyond 32 bits
        "bf 01 00 ff", // indefinite map
        "9f 00 ff", // indefinite array
        "5f 41 00 ff", // indefinite bytes
        "7f 61 61 ff", // indefinite text
        "c0 60", // a tag
        "c2 41 01", // a big number
        "f6", // null
        "f7", // undefined
        "e0", // another simple value
        "f9 3c 00", // half a float
        "fb 3f f0 00 00 00 00 00 00", // a float
        "1b 80 00 00 00 00 00 00 00", // 2^63
        "3b 80 00 00 00 00 00 00 00", // -2^63 - 1
        "61 ff", // text that is no UTF-8
        "63 ed a0 80", // text with half a surrogate pair
        "41", // cut short
        "5b 7f ff ff ff ff ff ff ff", // a huge length
        "9b 7f ff ff ff ff ff ff ff", // a huge count
        "bb 00 00 00 7f ff ff ff ff", // a huge map
        "1c", // a reserved length
        "ff" // a break with nothing to break
      })
  void refuses(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    assertThatThrownBy(() -> CanonicalCbor.decode(bytes)).isInstanceOf(RefusedException.class);
  }

  @Test
  void takesDepthOfFourAndNotFive() throws RefusedException {
    byte[] four = HexFormat.of().parseHex("81818180");
    byte[] five = HexFormat.of().parseHex("8181818180");
    assertThat(CanonicalCbor.encode(CanonicalCbor.decode(four))).isEqualTo(four);
    assertThatThrownBy(() -> CanonicalCbor.decode(five)).isInstanceOf(RefusedException.class);
    Object deep = List.of(List.of(List.of(List.of(List.of()))));
    assertThatThrownBy(() -> CanonicalCbor.encode(deep))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void takesTheMostItemsAndNotOneMore() throws RefusedException {
    List<Object> most = Collections.nCopies(CborShape.MAX_ITEMS - 1, 0L);
    assertThat(CanonicalCbor.decode(CanonicalCbor.encode(most))).isEqualTo(most);
    byte[] more = CanonicalCbor.encode(Collections.nCopies(CborShape.MAX_ITEMS, 0L));
    assertThatThrownBy(() -> CanonicalCbor.decode(more)).isInstanceOf(RefusedException.class);
  }

  /** The library would make room for what a length claims; these were found by mutation. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "5a 00 02 00 00 00", // bytes that are not there
        "7a 00 02 00 00 61", // text that is not there
        "a1 01 5a 00 01 5e bb 00", // bytes in a map
        "9a 00 02 00 00 00", // items that are not there
        "a2 19 03 e8 7a 21 78 6d a4 69 e3 3a 6d 9e 8b 9d 64 74 65 78 74"
      })
  void allocatesNothingForWhatIsNotThere(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(() -> CanonicalCbor.decode(bytes)).isInstanceOf(RefusedException.class);
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    try {
      CanonicalCbor.decode(bytes);
    } catch (RefusedException expected) {
      assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(4_096);
    }
  }

  @Test
  void encodesOnlyKnownKinds() {
    assertThatThrownBy(() -> CanonicalCbor.encode(1.5))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CanonicalCbor.encode("\ud800"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void survivesRandomBytes() {
    java.util.Random random = new java.util.Random(8949);
    int decoded = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(12)];
      random.nextBytes(bytes);
      try {
        assertThat(CanonicalCbor.encode(CanonicalCbor.decode(bytes))).isEqualTo(bytes);
        decoded++;
      } catch (RefusedException expected) {
        assertThat(expected).hasMessageContaining("refused");
      }
    }
    assertThat(decoded).isPositive();
  }
}
