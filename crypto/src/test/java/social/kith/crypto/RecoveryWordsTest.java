package social.kith.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RecoveryWordsTest {
  private final Secret seed = Secret.of(new byte[32]);
  private final List<String> words = RecoveryWords.of(seed);

  @Test
  void areTheSeed() throws Exception {
    assertThat(words).hasSize(24).startsWith("abandon").endsWith("art");
    assertThat(RecoveryWords.parse(String.join(" ", words))).isEqualTo(seed);
    for (int i = 0; i < 100; i++) {
      try (Secret other = Secret.random()) {
        assertThat(RecoveryWords.parse(String.join(" ", RecoveryWords.of(other)))).isEqualTo(other);
      }
    }
  }

  @Test
  void areReadAsPeopleTypeThem() throws Exception {
    String typed = "  " + String.join(" \n\t", words).toUpperCase(Locale.ROOT) + "\r\n";
    assertThat(RecoveryWords.parse(typed)).isEqualTo(seed);
    StringBuilder numbered = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      numbered.append(i + 1).append(i % 2 == 0 ? ". " : ".").append(words.get(i)).append(", ");
    }
    assertThat(RecoveryWords.parse(numbered.toString())).isEqualTo(seed);
  }

  @Test
  void unknownWordIsNamedWithItsPositionAndWhatWasMeant() {
    assertThat(refusal(2, "abandn"))
        .hasMessage("Word 3, “abandn”, is none of the recovery words. Did you mean “abandon”?");
    assertThat(refusal(2, "abandn").position()).hasValue(3);
    assertThat(refusal(23, "abl")).hasMessageContaining("Word 24").hasMessageContaining("“able”");
    assertThat(refusal(0, "stay-")).hasMessageContaining("Did you mean “stay”?");
    assertThat(refusal(0, "stoxx"))
        .hasMessageContaining("“stock”, “stomach”, “stone”, “stool” or another that begins so?");
    assertThat(refusal(0, "ñandú")).hasMessageContaining("Look at it again on your paper.");
    assertThat(refusal(0, "x".repeat(1_000))).hasMessageContaining("x…");
  }

  @Test
  void otherNumbersOfWordsAreRefused() {
    for (int count : new int[] {0, 1, 12, 23}) {
      assertThat(refusal(String.join(" ", words.subList(0, count))))
          .hasMessageContaining("These are " + count + " words; recovery words are 24.");
    }
    assertThat(refusal(String.join(" ", words) + " art")).hasMessageContaining("25 words");
  }

  @Test
  void checksumFindsAnotherWordAndAnotherOrder() {
    assertThat(refusal(5, "zoo")).hasMessageContaining("wrong order");
    List<String> swapped = new ArrayList<>(words);
    swapped.set(0, "art");
    swapped.set(23, "abandon");
    RecoveryWordsException refused = refusal(String.join(" ", swapped));
    assertThat(refused).hasMessageContaining("wrong order");
    assertThat(refused.position()).isEmpty();
  }

  private RecoveryWordsException refusal(int index, String word) {
    List<String> changed = new ArrayList<>(words);
    changed.set(index, word);
    return refusal(String.join(" ", changed));
  }

  private static RecoveryWordsException refusal(String text) {
    return catchThrowableOfType(RecoveryWordsException.class, () -> RecoveryWords.parse(text));
  }
}
