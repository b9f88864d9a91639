package social.kith.node.find.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import social.kith.crypto.MalformedException;

/** What routers say as text, and what the kernel says of them. */
class RouterTextTest {
  private static Optional<HttpAnswer> http(String text, boolean ended) throws MalformedException {
    return HttpAnswer.parse(text.getBytes(StandardCharsets.UTF_8), ended);
  }

  @Test
  void readsABodyOfTheLengthThatIsSaid() throws Exception {
    String head = "HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\n";
    assertThat(http(head + "fou", false)).isEmpty();
    assertThat(http(head + "four", false)).hasValue(new HttpAnswer(200, "four"));
    assertThat(http(head + "fourteen", false)).hasValue(new HttpAnswer(200, "four"));
    assertThatThrownBy(() -> http(head + "fou", true)).isInstanceOf(MalformedException.class);
  }

  @Test
  void readsABodyUpToTheEnd() throws Exception {
    String head = "HTTP/1.0 500 No\r\nServer: it\r\n\r\n";
    assertThat(http(head + "é", false)).isEmpty();
    assertThat(http(head + "é", true)).hasValue(new HttpAnswer(500, "é"));
  }

  @Test
  void readsChunks() throws Exception {
    String head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    assertThat(http(head + "3\r\none\r\n", false)).isEmpty();
    assertThat(http(head + "3\r\none\r\nA;x=y\r\n0123456789\r\n0\r\n\r\n", false))
        .hasValue(new HttpAnswer(200, "one0123456789"));
    for (String wrong : List.of("\r\n", "-1\r\n", "FFFFFF\r\n", "x\r\n")) {
      assertThatThrownBy(() -> http(head + wrong, false)).isInstanceOf(MalformedException.class);
    }
  }

  @Test
  void refusesWhatIsNoHttpAndWhatIsTooLong() {
    for (String wrong : List.of("", "HTTP/1.1 200", "HTTP/2 200 OK\r\n\r\n", "nothing\r\n\r\n")) {
      assertThatThrownBy(() -> http(wrong, true)).isInstanceOf(MalformedException.class);
    }
    byte[] full = new byte[HttpAnswer.MAX_BYTES + 1];
    assertThatThrownBy(() -> HttpAnswer.parse(full, false)).isInstanceOf(MalformedException.class);
  }

  @Test
  void readsTheNewestServiceOfADevice() {
    String service =
        "<service><serviceType>urn:schemas-upnp-org:service:%s</serviceType><controlURL>%s</controlURL></service>";
    String text =
        service.formatted("WANPPPConnection:1", "/p")
            + service.formatted("WANIPConnection:1", "/i1")
            + service.formatted("WANIPConnection:2", "/i2")
            + service.formatted("WANIPConnection:3", "/i3");
    assertThat(DeviceDescription.parse(text))
        .extracting(DeviceDescription::controlUrl)
        .containsExactly("/i2", "/i1", "/p");
    assertThat(DeviceDescription.parse("<service><controlURL>/x</controlURL></service>")).isEmpty();
  }

  @Test
  void readsElementsWithAnyPrefixAndNoEntitiesButItsOwn() {
    XmlFields fields =
        XmlFields.of(
            "<!DOCTYPE a [<!ENTITY x \"y\">]><m:a n='1'> 1 &lt; 2 &amp;amp; &x; </m:a><b><c/></b><d>");
    assertThat(fields.first("a")).hasValue("1 < 2 &amp; &x;");
    assertThat(fields.first("b")).isEmpty();
    assertThat(fields.first("d")).isEmpty();
  }

  @Test
  void readsTheRoutesOfTheKernel() throws Exception {
    String table =
        """
        Iface	Destination	Gateway 	Flags	RefCnt	Use	Metric	Mask		MTU	Window	IRTT
        wg0	00000000	00000000	0001	0	0	0	00000000	0	0	0
        wlan0	00000000	0102A8C0	0003	0	0	600	00000000	0	0	0
        eth0	00000000	FEB2A8C0	0003	0	0	100	00000000	0	0	0
        eth0	00B2A8C0	00000000	0001	0	0	100	00FFFFFF	0	0	0
        eth1	00000000	nonsense	0003	0	0	1	00000000	0	0	0
        short
        """;
    assertThat(Route.parse(table))
        .containsExactly(
            new Route(InetAddress.getByName("192.168.178.254"), true),
            new Route(InetAddress.getByName("192.168.2.1"), true));
    assertThat(Route.parse("")).isEmpty();
  }
}
