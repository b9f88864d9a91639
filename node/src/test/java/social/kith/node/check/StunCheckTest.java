package social.kith.node.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import social.kith.node.check.Finding.Grade;
import social.kith.node.find.NatMapping;
import social.kith.node.find.StunServer;
import social.kith.node.peer.IceServer;

class StunCheckTest {
  private static final String ADVICE = "Open a port.";
  private static final Duration LIMIT = Duration.ofSeconds(1);
  private final List<NatMapping> learnt = new ArrayList<>();

  private List<Finding> check(IceServer... servers) {
    return new StunCheck(() -> List.of(servers), ADVICE, learnt::add, LIMIT).run();
  }

  private static IceServer[] stun(StunServer... servers) {
    return Arrays.stream(servers).map(s -> IceServer.stun(s.url())).toArray(IceServer[]::new);
  }

  private static List<Grade> grades(List<Finding> found) {
    return found.stream().map(Finding::grade).toList();
  }

  @Test
  void withoutAServerNobodyIsAsked() {
    assertThat(check())
        .containsExactly(
            new Finding(
                "stun", "STUN and TURN servers", Grade.OK, "None is chosen, so none is asked."));
    assertThat(learnt).isEmpty();
  }

  @Test
  void aRouterThatKeepsThePort() {
    try (StunServer first = StunServer.shiftingPorts(3);
        StunServer second = StunServer.shiftingPorts(3)) {
      List<Finding> found = check(stun(first, second));
      assertThat(grades(found)).containsOnly(Grade.OK);
      assertThat(found).extracting(Finding::id).containsExactly("stun", "stun", "router");
      assertThat(found.get(2).words()).contains("get through");
    }
    assertThat(learnt).containsExactly(NatMapping.SAME_PORT);
  }

  @Test
  void aRouterThatTakesAnotherPortForEach() {
    try (StunServer first = StunServer.shiftingPorts(3);
        StunServer second = StunServer.shiftingPorts(4)) {
      List<Finding> found = check(stun(first, second));
      assertThat(grades(found)).containsExactly(Grade.OK, Grade.OK, Grade.WARN);
      assertThat(found.get(2).words()).isEqualTo(ADVICE);
    }
    assertThat(learnt).containsExactly(NatMapping.ANOTHER_PORT);
  }

  @Test
  void noRouterAndOneThatCannotBeJudged() {
    try (StunServer plain = StunServer.shiftingPorts(0);
        StunServer shifting = StunServer.shiftingPorts(1)) {
      assertThat(check(stun(plain)).get(1).words()).contains("none that translates");
      assertThat(check(stun(shifting)).get(1).words()).contains("two servers");
    }
    assertThat(learnt).containsExactly(NatMapping.NONE, NatMapping.UNKNOWN);
  }

  @Test
  void aServerThatRefusesOrIsSilentOrUnknown() {
    try (StunServer refusing = new StunServer((request, from) -> List.of(refusal(request)));
        StunServer silent = new StunServer((request, from) -> List.of())) {
      List<Finding> found =
          check(
              new IceServer(List.of(refusing.url().replace("stun:", "turn:")), "u", "c"),
              IceServer.stun(silent.url()),
              IceServer.stun("stun:nobody.invalid"));
      assertThat(found).extracting(Finding::id).containsOnly("stun", "router");
      assertThat(found.get(0).words()).contains("nobody.invalid has a name that nobody knows");
      assertThat(found.get(1).words()).contains("answers with error 401");
      assertThat(found.get(2).words()).contains("does not answer");
      assertThat(grades(found)).containsExactly(Grade.FAIL, Grade.WARN, Grade.FAIL, Grade.OK);
    }
  }

  /** An error response 401 to the request. */
  private static byte[] refusal(byte[] request) {
    byte[] out = Arrays.copyOf(request, 28);
    out[0] = 1;
    out[1] = 0x11;
    out[3] = 8;
    out[21] = 9;
    out[23] = 4;
    out[26] = 4;
    out[27] = 1;
    return out;
  }

  @Test
  void whatIsUsedOverTcpIsNotAsked() {
    List<Finding> found = check(new IceServer(List.of("turn:127.0.0.1:1?transport=tcp"), "u", "c"));
    assertThat(found.get(0).words()).contains("not tried here");
  }

  @ParameterizedTest
  @CsvSource({
    "stun:example.org, example.org, 3478",
    "stun:example.org:19302, example.org, 19302",
    "turn:192.0.2.1:3479?transport=udp, 192.0.2.1, 3479",
    "stun:[2001:db8::1]:7, [2001:db8::1], 7"
  })
  void anAddressOfAServer(String url, String host, int port) {
    assertThat(ServerUrl.parse(url)).hasValue(new ServerUrl(host, port));
  }

  @ParameterizedTest
  @ValueSource(strings = {"stuns:example.org", "turns:example.org:5349", "turn:a?transport=tcp"})
  void oneOverTcpOrTls(String url) {
    assertThat(ServerUrl.parse(url)).isEqualTo(Optional.empty());
  }
}
