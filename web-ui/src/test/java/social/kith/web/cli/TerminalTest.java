package social.kith.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalTest {
  @Test
  void takesThePowerFromWhatOthersWrote() {
    assertThat(Terminal.clean("a\u001b[2Jb\u0007c\rd\u009be\u202ef\u2066g"))
        .isEqualTo("a\uFFFD[2Jb\uFFFDc\uFFFDd\uFFFDe\uFFFDf\uFFFDg");
    assertThat(Terminal.clean("two\nlines, Zoë 👩‍👧")).isEqualTo("two\nlines, Zoë 👩‍👧");
    assertThat(Terminal.cleanLine("two\nlines")).isEqualTo("two lines");
  }
}
