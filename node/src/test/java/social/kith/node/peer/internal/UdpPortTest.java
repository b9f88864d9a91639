package social.kith.node.peer.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import social.kith.node.peer.FreePorts;

class UdpPortTest {
  private final int port = FreePorts.pair();

  @Test
  void findsBothFree() {
    assertThat(UdpPort.probe(port)).isEqualTo(UdpPort.BOTH);
  }

  @Test
  void findsThePortBusyAlsoOnOneAddressAlone() throws IOException {
    try (DatagramSocket taken = new DatagramSocket(port)) {
      assertThat(UdpPort.probe(port)).isEqualTo(UdpPort.BUSY);
      assertThat(taken.isBound()).isTrue();
    }
    try (DatagramSocket taken = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
      assertThat(UdpPort.probe(port)).isEqualTo(UdpPort.BUSY);
      assertThat(taken.isBound()).isTrue();
    }
  }

  @Test
  void findsTheNextPortBusy() throws IOException {
    try (DatagramSocket taken = new DatagramSocket(port + 1)) {
      assertThat(UdpPort.probe(port)).isEqualTo(UdpPort.IPV4_ONLY);
      assertThat(taken.isBound()).isTrue();
    }
  }

  @Test
  void theLastPortHasNoNext() {
    assertThat(UdpPort.probe(65_535)).isNotEqualTo(UdpPort.BOTH);
  }
}
