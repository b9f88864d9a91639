package social.kith.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrowserTest {
  @Test
  void eachPlatformHasItsOpener() {
    assertThat(Browser.opener("Mac OS X", Map.of())).hasValue(List.of("open"));
    assertThat(Browser.opener("Windows 11", Map.of()))
        .hasValueSatisfying(c -> assertThat(c).startsWith("rundll32"));
    assertThat(Browser.opener("Linux", Map.of("DISPLAY", ":0"))).hasValue(List.of("xdg-open"));
    assertThat(Browser.opener("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0")))
        .hasValue(List.of("xdg-open"));
  }

  @Test
  void aLinuxWithoutADisplayHasNone() {
    assertThat(Browser.opener("Linux", Map.of())).isEmpty();
  }
}
