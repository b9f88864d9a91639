package social.kith.node.find;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "home.example.org",
        "localhost",
        "a",
        "xn--bcher-kva.example.",
        "1.example",
        "192.0.2.7",
        "2001:db8::7",
        "::1",
        " home.example.org "
      })
  void takesNamesAndAddresses(String typed) {
    assertThat(HostName.find(typed)).hasValue(new HostName(typed.strip()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "a..b",
        "-a.example",
        "a-.example",
        "home.example.org:25484",
        "[::1]",
        "a b",
        "http://a",
        "bücher.example",
        "256.1.1.1",
        "1.2.3",
        "1.2.3.4.5",
        "a_b.example",
        "fe80::1%eth0",
        "a:b"
      })
  void refusesWhatIsNone(String typed) {
    assertThat(HostName.find(typed)).isEmpty();
  }

  @Test
  void aLabelHas63CharactersAndANameHas253() {
    String label = "x".repeat(63);
    assertThat(HostName.find(label + ".example")).isPresent();
    assertThat(HostName.find("x" + label + ".example")).isEmpty();
    String name = (label + ".").repeat(3) + "y".repeat(61);
    assertThat(name).hasSize(HostName.MAX_CHARS);
    assertThat(HostName.find(name)).isPresent();
    assertThat(HostName.find(name + "y")).isEmpty();
  }
}
