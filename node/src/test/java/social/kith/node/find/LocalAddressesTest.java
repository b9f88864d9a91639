package social.kith.node.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import org.junit.jupiter.api.Test;

class LocalAddressesTest {
  @Test
  void theMachineItselfIsNearAndTheInternetIsNot() throws Exception {
    assertThat(LocalAddresses.isNear(InetAddress.getByName("127.0.0.1"))).isTrue();
    assertThat(LocalAddresses.isNear(InetAddress.getByName("::1"))).isTrue();
    NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .forEach(own -> assertThat(LocalAddresses.isNear(own)).isTrue());
    assertThat(LocalAddresses.isNear(InetAddress.getByName("203.0.113.200"))).isFalse();
    assertThat(LocalAddresses.isNear(InetAddress.getByName("2001:db8:ffff::1"))).isFalse();
  }

  @Test
  void tellsThePortOfALinkAndTheNextOneForIpv6() {
    for (InetSocketAddress address : LocalAddresses.all().withPort(25_484)) {
      assertThat(address.getPort())
          .isEqualTo(address.getAddress().getAddress().length == 4 ? 25_484 : 25_485);
    }
    assertThat(LocalAddresses.loopback().withPort(9_000))
        .containsExactly(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9_000));
  }
}
