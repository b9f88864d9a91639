package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IceServerTest {
  /** Forms that libwebrtc takes too: {@code NativeSafetyIT} makes a connection with them. */
  static List<String> validUrls() {
    return List.of(
        "stun:127.0.0.1",
        "stun:127.0.0.1:3478",
        "stuns:localhost:5349",
        "stun:[::1]",
        "stun:[::1]:3478",
        "stun:a",
        "stun:stun-1.example.org:65535",
        "turn:127.0.0.1",
        "turn:127.0.0.1:1",
        "turn:127.0.0.1:3478?transport=udp",
        "turn:[::1]:3478?transport=tcp",
        "turns:localhost:5349?transport=tcp");
  }

  @ParameterizedTest
  @MethodSource("validUrls")
  void acceptsServers(String url) {
    IceServer server = new IceServer(List.of(url), "name", "secret");
    assertThat(server.toString()).contains(url).doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "stun:",
        "stun",
        "turn:",
        "http:host",
        "stun://host",
        "STUN:host",
        "stun:host:",
        "stun:host:0",
        "stun:host:65536",
        "stun:host:99999999999",
        "stun:host:-1",
        "stun:host:3478:1",
        "stun:user@host",
        "stun:ho st",
        "stun:host?transport=udp",
        "turn:host?transport=tls",
        "turn:host?transport=udp&x=1",
        "turn:host?",
        "stun:-host",
        "stun:.host",
        "stun:host.",
        "stun:[::1",
        "stun:[:::1]",
        "stun:[1.2.3.4.5]",
        "stun:::1",
        "stun:host\n",
        "stun:h\u00f6st",
        "stun:[fe80::1%eth0]"
      })
  void refusesWhatWouldKillTheProcess(String url) {
    assertThatThrownBy(() -> new IceServer(List.of(url), "name", "secret"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesTurnWithoutCredentials() {
    List<String> urls = List.of("stun:host", "turn:host");
    assertThatThrownBy(() -> new IceServer(urls, "", "secret"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new IceServer(urls, "name", ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesNoAddressesAndNull() {
    assertThatThrownBy(() -> new IceServer(List.of(), "", ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new IceServer(Arrays.asList("stun:host", null), "", ""))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void refusesUserNamesAboveTheLimit() {
    String longest = "n".repeat(IceServer.MAX_USERNAME_BYTES);
    assertThat(new IceServer(List.of("turn:host"), longest, "s").username()).hasSize(509);
    assertThatThrownBy(() -> new IceServer(List.of("turn:host"), longest + "n", "s"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
