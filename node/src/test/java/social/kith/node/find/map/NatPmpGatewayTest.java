package social.kith.node.find.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import social.kith.crypto.MalformedException;

/** Layouts of RFC 6886, sections 3.2 to 3.5. */
class NatPmpGatewayTest {
  private static final byte[] ADDRESS = hex("0080000000000007c0000201");
  private FakeRouter router;
  private NatPmpGateway gateway;

  static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  @BeforeEach
  void open() throws IOException {
    router = new FakeRouter();
    gateway = new NatPmpGateway(router.udp());
  }

  @AfterEach
  void close() {
    router.close();
  }

  private static byte[] mapped(String ports, String lifeS) {
    return hex("0081000000000007" + ports + lifeS);
  }

  @Test
  void asksForAUdpPortAsTheRfcSays() throws Exception {
    router.answering(
        request -> List.of(request.length == 2 ? ADDRESS : mapped("638c638c", "000004b0")));
    Grant grant = gateway.map(25_484, 25_484);
    assertThat(grant.external()).isEqualTo(new InetSocketAddress("192.0.2.1", 25_484));
    assertThat(grant.life()).isEqualTo(Duration.ofMinutes(20));
    assertThat(router.requests).containsExactly(hex("00010000638c638c000004b0"), hex("0000"));
  }

  @Test
  void takesAnotherPortAndAShorterTime() throws Exception {
    router.answering(
        request -> List.of(request.length == 2 ? ADDRESS : mapped("638c2710", "0000003c")));
    Grant grant = gateway.map(25_484, 25_484);
    assertThat(grant.external()).isEqualTo(new InetSocketAddress("192.0.2.1", 10_000));
    assertThat(grant.life()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void noTimeIsLongerThanWhatWasAskedFor() throws Exception {
    router.answering(
        request -> List.of(request.length == 2 ? ADDRESS : mapped("638c638c", "ffffffff")));
    assertThat(gateway.map(25_484, 25_484).life()).isEqualTo(Gateway.LIFE);
  }

  @Test
  void closesByAskingForNoTime() throws Exception {
    router.answering(request -> List.of(mapped("638c0000", "00000000")));
    gateway.unmap(25_484, 25_484);
    assertThat(router.requests).containsExactly(hex("00010000638c000000000000"));
  }

  @Test
  void saysThatItWasRefused() {
    router.answering(request -> List.of(hex("0081000200000007638c000000000000")));
    assertThatThrownBy(() -> gateway.map(25_484, 25_484))
        .isInstanceOf(RefusedException.class)
        .hasMessage("NAT-PMP result 2");
  }

  @Test
  void readsAShortRefusal() {
    router.answering(request -> List.of(hex("0081000100000007")));
    assertThatThrownBy(() -> gateway.map(25_484, 25_484)).hasMessage("NAT-PMP result 1");
  }

  @Test
  void isNotMisledByGarbageOrByAnswersToOthers() throws Exception {
    router.answering(
        request ->
            request.length == 2
                ? List.of(mapped("638c638c", "000004b0"), ADDRESS)
                : List.of(
                    new byte[0],
                    request,
                    new byte[1_200],
                    mapped("0400638c", "000004b0"),
                    mapped("638c638c", "000004b0")));
    assertThat(gateway.map(25_484, 25_484).external().getPort()).isEqualTo(25_484);
  }

  @Test
  void asksAgainWhenAPacketIsLost() throws Exception {
    router.answering(
        request -> {
          if (request.length == 2) {
            return List.of(ADDRESS);
          }
          return router.requests.size() < 2 ? List.of() : List.of(mapped("638c638c", "000004b0"));
        });
    assertThat(gateway.map(25_484, 25_484).external().getPort()).isEqualTo(25_484);
  }

  @Test
  void givesUpASilentRouterAfterThreeRequests() {
    assertThatThrownBy(() -> gateway.map(25_484, 25_484))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(RefusedException.class);
    assertThat(router.requests).hasSize(3);
  }

  @Test
  void anAddressThatIsNoneIsARefusal() {
    router.answering(
        request ->
            List.of(
                request.length == 2
                    ? hex("008000000000000700000000")
                    : mapped("638c638c", "000004b0")));
    assertThatThrownBy(() -> gateway.map(25_484, 25_484)).isInstanceOf(RefusedException.class);
  }

  @Test
  void refusesWhatIsNoAnswer() {
    for (String wrong :
        List.of(
            "",
            "00",
            "00800000000007",
            "0180000000000007c0000201",
            "0000000000000007c0000201",
            "0082000000000007c0000201",
            "0080000000000007c00002")) {
      assertThatThrownBy(() -> NatPmpAnswer.parse(hex(wrong)))
          .isInstanceOf(MalformedException.class);
    }
  }
}
