package social.kith.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TerminalTest {
  @Test
  void takesThePowerFromWhatOthersWrote() {
    assertThat(Terminal.clean("a\u001b[2Jb\u0007c\rd\u009be\u202ef\u2066g"))
        .isEqualTo("a\uFFFD[2Jb\uFFFDc\uFFFDd\uFFFDe\uFFFDf\uFFFDg");
    assertThat(Terminal.clean("two\nlines, Zoë 👩‍👧")).isEqualTo("two\nlines, Zoë 👩‍👧");
    assertThat(Terminal.cleanLine("two\nlines")).isEqualTo("two lines");
  }

  @Test
  void tellsHowLongIsLeft() {
    assertThat(Terminal.until(Instant.now().minusSeconds(5))).isEqualTo("0 seconds");
    assertThat(Terminal.until(Instant.now().plusSeconds(900))).isEqualTo("15 minutes");
  }
}
