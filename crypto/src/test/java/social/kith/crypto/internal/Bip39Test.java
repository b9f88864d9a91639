package social.kith.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class Bip39Test {

  /** The rest of each vector, seed and key of a wallet, is made from the words: none of it here. */
  @Test
  void agreesWithTheVectors() throws Exception {
    Map<Integer, Integer> counts = new TreeMap<>();
    for (JsonNode vector : Vectors.read("bip39.json").required("english")) {
      byte[] entropy = HexFormat.of().parseHex(vector.get(0).asText());
      List<String> words = List.of(vector.get(1).asText().split(" "));
      assertThat(Bip39.encode(entropy)).isEqualTo(words);
      assertThat(Bip39.decode(words)).isEqualTo(entropy);
      counts.merge(words.size(), 1, Integer::sum);
    }
    assertThat(counts).isEqualTo(Map.of(12, 8, 18, 8, 24, 8));
  }

  @Test
  void listIsSortedAndKnownByFourLetters() {
    assertThat(Bip39.list()).hasSize(2_048).isSorted();
    assertThat(
            Bip39.list().stream()
                .map(word -> word.substring(0, Math.min(4, word.length())))
                .collect(Collectors.toSet()))
        .hasSize(2_048);
  }

  @Test
  void takesEachSizeBothWays() throws Exception {
    for (int size = 16; size <= 32; size += 4) {
      byte[] entropy = new byte[size];
      entropy[size - 1] = (byte) 0xA5;
      assertThat(Bip39.encode(entropy)).hasSize(size * 3 / 4);
      assertThat(Bip39.decode(Bip39.encode(entropy))).isEqualTo(entropy);
    }
    for (int size : new int[] {0, 12, 17, 31, 33, 36}) {
      assertThatThrownBy(() -> Bip39.encode(new byte[size]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void refusesOtherNumbersOfWords() {
    for (int count : new int[] {0, 9, 11, 13, 23, 25, 27}) {
      refuses(Collections.nCopies(count, "abandon"));
    }
  }

  @Test
  void refusesEveryOtherLastWordButThoseOfItsChecksum() throws Exception {
    List<String> words = new ArrayList<>(Collections.nCopies(24, "abandon"));
    int taken = 0;
    for (String last : Bip39.list()) {
      words.set(23, last);
      try {
        Bip39.decode(words);
        taken++;
      } catch (RefusedException e) {
        assertThat(e).hasMessageContaining("checksum");
      }
    }
    // 3 of its 11 bits are free.
    assertThat(taken).isEqualTo(8);
  }

  @Test
  void refusesUnknownWords() {
    List<String> words = new ArrayList<>(Collections.nCopies(23, "abandon"));
    words.add("kith");
    refuses(words);
  }

  private static void refuses(List<String> words) {
    assertThatThrownBy(() -> Bip39.decode(words)).isInstanceOf(RefusedException.class);
  }
}
