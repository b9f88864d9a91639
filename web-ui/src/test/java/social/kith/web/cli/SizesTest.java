package social.kith.web.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SizesTest {
  @Test
  void readsWhatAPersonTypes() {
    assertThat(Sizes.parse("10MB")).isEqualTo(10_000_000);
    assertThat(Sizes.parse("500 kb")).isEqualTo(500_000);
    assertThat(Sizes.parse("2g")).isEqualTo(2_000_000_000);
    assertThat(Sizes.parse("17")).isEqualTo(17);
    assertThat(Sizes.parse("none")).isZero();
    assertThat(Sizes.parse("all")).isEqualTo(Sizes.ALL);
    assertThat(Sizes.parse("999999TB")).isEqualTo(Sizes.ALL);
  }

  @Test
  void refusesWhatIsNoSize() {
    for (String text : new String[] {"", "MB", "-1", "1.5MB", "1000000", "ten"}) {
      assertThatThrownBy(() -> Sizes.parse(text)).isInstanceOf(CommandException.class);
    }
  }

  @Test
  void writesWhatItReads() {
    for (String text : new String[] {"10MB", "500kB", "2GB", "17B", "none", "all", "20GB"}) {
      assertThat(Sizes.format(Sizes.parse(text))).isEqualTo(text);
    }
  }
}
