package social.kith.node.find.map;

import java.nio.charset.StandardCharsets;
import java.util.List;
import social.kith.crypto.MalformedException;
import social.kith.fuzz.Target;

/** What a router says, and whoever poses as one. */
public final class MapTargets {
  private MapTargets() {}

  /** All of them. */
  public static List<Target> all() {
    byte[] nonce = new byte[PcpAnswer.NONCE_BYTES];
    byte[] request = PcpAnswer.mapRequest(nonce, FakeRouter.HERE, 25_484, 25_484, 1_200);
    byte[] pcp = PcpGatewayTest.mapped(request, 25_484, 1_200);
    List<byte[]> natPmp =
        List.of(
            NatPmpGatewayTest.hex("0080000000000007c0000201"),
            NatPmpGatewayTest.hex("0081000000000007638c638c000004b0"),
            NatPmpGatewayTest.hex("0081000200000007638c638c000004b0"));
    String place = "HTTP/1.1 200 OK\r\nST: x\r\nLOCATION: http://127.0.0.1:5000/d.xml\r\n\r\n";
    String http = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc";
    String chunks = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
    return List.of(
        Target.of("NAT-PMP answer", NatPmpAnswer.MAX_BYTES, natPmp, NatPmpAnswer::parse)
            .refusingBy(MalformedException.class),
        Target.of("PCP answer", PcpAnswer.MAX_BYTES, List.of(pcp), PcpAnswer::parse)
            .refusingBy(MalformedException.class),
        Target.of(
                "answer to a search for routers",
                SsdpAnswer.MAX_BYTES,
                List.of(bytes(place)),
                in -> SsdpAnswer.parse(in, FakeRouter.HERE))
            .refusingBy(MalformedException.class),
        Target.of(
                "HTTP answer of a router",
                HttpAnswer.MAX_BYTES,
                List.of(bytes(http), bytes(chunks)),
                in -> HttpAnswer.parse(in, true))
            .refusingBy(MalformedException.class),
        Target.ofText(
            "description of a router",
            Target.UNLIMITED,
            List.of(UpnpGatewayTest.DESCRIPTION),
            DeviceDescription::parse));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
