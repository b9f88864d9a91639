package social.kith.node.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmojiTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "👍",
        "👍🏽",
        "❤\ufe0f",
        "❤",
        "☕",
        "⭐",
        "🇩🇪",
        "1\ufe0f\u20e3",
        "#\ufe0f\u20e3",
        "🏳\ufe0f\u200d🌈",
        "👩\u200d👩\u200d👧\u200d👦",
        "👩🏻\u200d❤\ufe0f\u200d💋\u200d👨🏿",
        "🧑🏾\u200d🚀",
        "🏴\udb40\udc67\udb40\udc62\udb40\udc73\udb40\udc63\udb40\udc74\udb40\udc7f",
        "🫠",
        "🪿",
        "©\ufe0f",
        "‼\ufe0f",
        "🀄",
        "↔\ufe0f",
        "〰\ufe0f"
      })
  void isOne(String text) {
    assertThat(Emoji.isOne(text)).as(text).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a",
        "1",
        "👍👍",
        "👍 ",
        "ok",
        "🇩",
        "🇩🇪🇫🇷",
        "👍🏽🏽",
        "\u200d",
        "👍\u200d",
        "<",
        "😀a",
        "\ufe0f",
        "\ud83d",
        "é"
      })
  void isNotOne(String text) {
    assertThat(Emoji.isOne(text)).as(text).isFalse();
  }

  @Test
  void hasAtMostSixteenCodePoints() {
    assertThat(Emoji.isOne("👍🏽" + "\u200d👍🏽".repeat(4) + "\u200d👍")).isTrue();
    assertThat(Emoji.isOne("👍🏽" + "\u200d👍🏽".repeat(5))).isFalse();
  }
}
