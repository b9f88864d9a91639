package social.kith.node.find.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import social.kith.crypto.MalformedException;

/** Layouts of RFC 6887, sections 7.1, 7.2 and 11.1. */
class PcpGatewayTest {
  private static final int NONCE_AT = 24;
  private FakeRouter router;
  private PcpGateway gateway;

  @BeforeEach
  void open() throws IOException {
    router = new FakeRouter();
    gateway = new PcpGateway(router.udp());
  }

  @AfterEach
  void close() {
    router.close();
  }

  /** The right answer to a request: that port outside, at 192.0.2.1, for so long. */
  static byte[] mapped(byte[] request, int external, int lifeS) {
    ByteBuffer out = ByteBuffer.wrap(request.clone());
    out.put(1, (byte) 0x81).putInt(4, lifeS).putInt(8, 77);
    out.putLong(12, 0).putInt(20, 0).putShort(42, (short) external);
    byte[] ip = NatPmpGatewayTest.hex("00000000000000000000ffffc0000201");
    return out.position(44).put(ip).array();
  }

  private static byte[] refused(byte[] request, int code) {
    byte[] out = mapped(request, 0, 30);
    out[3] = (byte) code;
    return out;
  }

  @Test
  void asksForAUdpPortAsTheRfcSays() throws Exception {
    router.answering(request -> List.of(mapped(request, 25_484, 1_200)));
    Grant grant = gateway.map(25_484, 25_484);
    assertThat(grant.external()).isEqualTo(new InetSocketAddress("192.0.2.1", 25_484));
    assertThat(grant.life()).isEqualTo(Duration.ofMinutes(20));
    byte[] request = router.requests.get(0);
    assertThat(request).hasSize(60);
    HexFormat hex = HexFormat.of();
    assertThat(hex.formatHex(request, 0, NONCE_AT))
        .isEqualTo("02010000000004b0" + "00000000000000000000ffff7f000001");
    assertThat(hex.formatHex(request, NONCE_AT + 12, 60))
        .isEqualTo("11000000" + "638c638c" + "00000000000000000000ffff00000000");
  }

  @Test
  void takesAnotherPortAndAShorterTimeAndAsksBySameNonce() throws Exception {
    router.answering(request -> List.of(mapped(request, 10_000, 60)));
    Grant grant = gateway.map(25_484, 25_484);
    assertThat(grant.external().getPort()).isEqualTo(10_000);
    assertThat(grant.life()).isEqualTo(Duration.ofMinutes(1));
    gateway.map(25_484, 10_000);
    gateway.unmap(25_484, 10_000);
    assertThat(router.requests).hasSize(3);
    assertThat(router.requests.stream().map(it -> HexFormat.of().formatHex(it, NONCE_AT, 36)))
        .containsOnly(HexFormat.of().formatHex(router.requests.get(0), NONCE_AT, 36));
    assertThat(ByteBuffer.wrap(router.requests.get(2)).getInt(4)).isZero();
  }

  @Test
  void saysThatItWasRefused() {
    router.answering(request -> List.of(refused(request, 2)));
    assertThatThrownBy(() -> gateway.map(25_484, 25_484))
        .isInstanceOf(RefusedException.class)
        .hasMessage("PCP result 2");
  }

  @Test
  void aRouterThatSpeaksNatPmpAloneRefuses() {
    router.answering(request -> List.of(NatPmpGatewayTest.hex("0081000100000007")));
    assertThatThrownBy(() -> gateway.map(25_484, 25_484)).hasMessage("PCP result 1");
  }

  @Test
  void isNotMisledByGarbageOrByAnswersToOthers() throws Exception {
    router.answering(
        request -> {
          byte[] otherNonce = mapped(request, 1, 1);
          otherNonce[NONCE_AT]++;
          byte[] otherPort = mapped(request, 1, 1);
          otherPort[41]++;
          byte[] tcp = mapped(request, 1, 1);
          tcp[36] = 6;
          return List.of(
              new byte[0],
              request,
              new byte[1_104],
              Arrays.copyOf(mapped(request, 1, 1), 59),
              otherNonce,
              otherPort,
              tcp,
              mapped(request, 25_484, 1_200));
        });
    assertThat(gateway.map(25_484, 25_484).external().getPort()).isEqualTo(25_484);
    assertThat(router.requests).hasSize(1);
  }

  @Test
  void anAddressOfIpv6IsARefusal() {
    router.answering(
        request -> {
          byte[] answer = mapped(request, 25_484, 1_200);
          answer[44] = 0x20;
          return List.of(answer);
        });
    assertThatThrownBy(() -> gateway.map(25_484, 25_484)).isInstanceOf(RefusedException.class);
  }

  @Test
  void refusesWhatIsNoAnswer() {
    byte[] request =
        PcpAnswer.mapRequest(new byte[PcpAnswer.NONCE_BYTES], FakeRouter.HERE, 1, 1, 1);
    assertThatThrownBy(() -> PcpAnswer.parse(request)).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> PcpAnswer.parse(new byte[PcpAnswer.MAX_BYTES + 4]))
        .isInstanceOf(MalformedException.class);
    byte[] announce = Arrays.copyOf(new byte[] {2, (byte) 0x80}, 24);
    assertThatThrownBy(() -> PcpAnswer.parse(announce)).isInstanceOf(MalformedException.class);
  }
}
