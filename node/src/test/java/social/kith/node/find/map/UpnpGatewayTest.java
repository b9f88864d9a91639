package social.kith.node.find.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UpnpGatewayTest {
  static final String DESCRIPTION =
      """
      <?xml version="1.0"?>
      <root xmlns="urn:schemas-upnp-org:device-1-0"><!-- <service> -->
       <device><deviceType>urn:schemas-upnp-org:device:InternetGatewayDevice:1</deviceType>
        <serviceList><service>
         <serviceType>urn:schemas-upnp-org:service:Layer3Forwarding:1</serviceType>
         <controlURL>/wrong</controlURL></service></serviceList>
        <deviceList><device><serviceList><service>
         <serviceType>urn:schemas-upnp-org:service:WANIPConnection:1</serviceType>
         <SCPDURL>/x.xml</SCPDURL><controlURL>/control?a=1&amp;b=2</controlURL>
        </service></serviceList></device></deviceList></device></root>
      """;
  private FakeRouter router;
  private volatile Function<String, FakeRouter.Page> add = body -> done("AddPortMapping", "");
  private volatile String address = "192.0.2.1";

  private static FakeRouter.Page done(String action, String values) {
    return new FakeRouter.Page(
        200,
        "<?xml version=\"1.0\"?><s:Envelope><s:Body><u:%sResponse>%s</u:%sResponse></s:Body></s:Envelope>"
            .formatted(action, values, action));
  }

  private static FakeRouter.Page fault(int code) {
    return new FakeRouter.Page(
        500,
        "<s:Envelope><s:Body><s:Fault><detail><UPnPError><errorCode>%d</errorCode></UPnPError></detail></s:Fault></s:Body></s:Envelope>"
            .formatted(code));
  }

  private Optional<FakeRouter.Page> page(String path, String body) {
    if (path.equals("/device.xml")) {
      return Optional.of(new FakeRouter.Page(200, DESCRIPTION));
    }
    if (!path.equals("/control?a=1&b=2")) {
      return Optional.empty();
    }
    if (body.contains("u:GetExternalIPAddress")) {
      return Optional.of(
          done(
              "GetExternalIPAddress",
              "<NewExternalIPAddress>%s</NewExternalIPAddress>".formatted(address)));
    }
    return Optional.of(
        body.contains("u:AddPortMapping") ? add.apply(body) : done("DeletePortMapping", ""));
  }

  private List<UpnpGateway> found(String location) throws IOException {
    router = new FakeRouter(this::page);
    String answer =
        "HTTP/1.1 200 OK\r\nST: %s\r\nLocation: %s\r\n\r\n"
            .formatted(SsdpAnswer.TARGET, location.formatted(router.web().getPort()));
    router.answering(request -> List.of(new byte[7], answer.getBytes(StandardCharsets.US_ASCII)));
    return new UpnpSearch(router.udp()).find(FakeRouter.HERE, FakeRouter.HERE::equals);
  }

  private UpnpGateway gateway() throws IOException {
    return found("http://127.0.0.1:%d/device.xml").get(0);
  }

  @AfterEach
  void close() {
    router.close();
  }

  @Test
  void findsTheServiceAndOpensAPort() throws Exception {
    UpnpGateway gateway = gateway();
    assertThat(new String(router.requests.get(0), StandardCharsets.US_ASCII))
        .startsWith("M-SEARCH * HTTP/1.1\r\n")
        .endsWith("\r\n\r\n");
    Grant grant = gateway.map(25_484, 25_484);
    assertThat(grant.external()).isEqualTo(new InetSocketAddress("192.0.2.1", 25_484));
    assertThat(router.calls.get(2))
        .startsWith("\"urn:schemas-upnp-org:service:WANIPConnection:1#AddPortMapping\"")
        .contains(
            "<NewRemoteHost></NewRemoteHost><NewExternalPort>25484</NewExternalPort><NewProtocol>UDP</NewProtocol>"
                + "<NewInternalPort>25484</NewInternalPort><NewInternalClient>127.0.0.1</NewInternalClient><NewEnabled>1</NewEnabled>")
        .contains("<NewLeaseDuration>1200</NewLeaseDuration>");
    gateway.unmap(25_484, 25_484);
    assertThat(router.calls.get(3)).contains("#DeletePortMapping").contains(">25484<");
  }

  @Test
  void takesAnotherPortWhereSomebodyHasTheFirst() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    add = body -> tries.incrementAndGet() < 3 ? fault(718) : done("AddPortMapping", "");
    assertThat(gateway().map(25_484, 25_484).external().getPort()).isGreaterThanOrEqualTo(49_152);
    assertThat(tries).hasValue(3);
  }

  @Test
  void givesUpWhenNoPortIsFree() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    add =
        body -> {
          tries.incrementAndGet();
          return fault(718);
        };
    UpnpGateway gateway = gateway();
    assertThatThrownBy(() -> gateway.map(25_484, 25_484)).hasMessage("UPnP error 718");
    assertThat(tries).hasValue(4);
  }

  @Test
  void asksForeverWhereTheRouterKnowsNothingElse() throws Exception {
    add = body -> body.contains("<NewLeaseDuration>0<") ? done("AddPortMapping", "") : fault(725);
    Grant grant = gateway().map(25_484, 25_484);
    assertThat(grant.external().getPort()).isEqualTo(25_484);
    assertThat(grant.life()).isEqualTo(Gateway.LIFE);
  }

  @Test
  void saysThatItWasRefused() throws Exception {
    add = body -> fault(606);
    UpnpGateway gateway = gateway();
    assertThatThrownBy(() -> gateway.map(25_484, 25_484))
        .isInstanceOf(RefusedException.class)
        .hasMessage("UPnP error 606");
  }

  @Test
  void aNameInPlaceOfAnAddressIsNotLookedUp() throws Exception {
    address = "example.org";
    UpnpGateway gateway = gateway();
    assertThatThrownBy(() -> gateway.map(25_484, 25_484)).isInstanceOf(RefusedException.class);
  }

  @Test
  void nobodyElseThanWhoAnsweredIsCalled() throws Exception {
    assertThat(found("http://127.0.0.2:%d/device.xml")).isEmpty();
    assertThat(router.calls).isEmpty();
    router.close();
    assertThat(found("https://127.0.0.1:%d/device.xml")).isEmpty();
    router.close();
    assertThat(found("http://localhost:%d/device.xml")).isEmpty();
    assertThat(router.calls).isEmpty();
  }

  @Test
  void anAnswerOfSomebodyElseIsNotHeard() throws Exception {
    found("http://127.0.0.1:%d/device.xml");
    router.calls.clear();
    assertThat(new UpnpSearch(router.udp()).find(FakeRouter.HERE, any -> false)).isEmpty();
    assertThat(router.calls).isEmpty();
  }

  @Test
  void aDeviceWithoutTheServiceIsNone() throws Exception {
    assertThat(found("http://127.0.0.1:%d/nothing.xml")).isEmpty();
  }

  @Test
  void allThreeWaysAreTriedOneAfterTheOther() throws Exception {
    router = new FakeRouter(this::page);
    String location = "http://127.0.0.1:%d/device.xml".formatted(router.web().getPort());
    String answer = "HTTP/1.1 200 OK\r\nLOCATION: %s\r\n\r\n".formatted(location);
    router.answering(
        request ->
            request[0] == 'M'
                ? List.of(answer.getBytes(StandardCharsets.US_ASCII))
                : List.of(NatPmpGatewayTest.hex("0081000100000007")));
    RealGateways gateways =
        new RealGateways(
            () -> List.of(new Route(FakeRouter.HERE, true)),
            router.udp().getPort(),
            new UpnpSearch(router.udp()));
    Gateways.Found found = gateways.find(25_484, 25_484);
    assertThat(found.gateway().protocol()).isEqualTo(MappingProtocol.UPNP);
    assertThat(router.requests.get(0)).hasSize(60);
    assertThat(router.requests.get(1)).hasSize(12);
  }

  @Test
  void whereNobodyDoesItTheRefusalIsTold() throws Exception {
    router = new FakeRouter();
    router.answering(request -> List.of(NatPmpGatewayTest.hex("0081000200000007")));
    RealGateways gateways =
        new RealGateways(
            () -> List.of(new Route(FakeRouter.HERE, true)),
            router.udp().getPort(),
            new UpnpSearch(router.udp()));
    assertThatThrownBy(() -> gateways.find(25_484, 25_484)).isInstanceOf(RefusedException.class);
  }
}
