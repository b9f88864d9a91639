package social.kith.node.feed.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  @ParameterizedTest
  @CsvSource({
    "Quittenmarmelade, quittenmarmelade",
    "ÉTÉ à Besançon, ete|a|besancon",
    "Straße STRASSE, strasse|strasse",
    "ﬁne Ｋｉｔｈ, fine|kith",
    "don't stop-over!, don|t|stop|over",
    "a_b 3.14, a|b|3|14",
    "東京 2026年, 東|京|2026|年",
    "ひらカナ, ひ|ら|カ|ナ",
    "한국어 공부, 한국어|공부",
    "हिन्दी भाषा, हिन्दी|भाषा",
    "Ёлка и ёж, елка|и|еж",
    "🎄 tree 🎄, tree"
  })
  void areWithoutCaseAccentsAndWidth(String text, String words) {
    assertThat(Words.of(text)).containsExactly(words.split("\\|"));
  }

  @Test
  void areNoneWhereThereIsNoLetterAndNoDigit() {
    assertThat(Words.of("")).isEmpty();
    assertThat(Words.of(" … -- \n\t ♥")).isEmpty();
  }

  @Test
  void areKnownByTheirFirstFortyCharacters() {
    String forty = "𝒶".repeat(Words.MAX_CODE_POINTS);
    assertThat(Words.of(forty + " b")).containsExactly("a".repeat(40), "b");
    assertThat(Words.of(forty + "x b")).containsExactly("a".repeat(40), "b");
  }
}
