package social.kith.node.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import social.kith.node.peer.IceCandidate;
import social.kith.node.peer.IceServer;

class LinkServersTest {
  private static final List<IceServer> ONE = List.of(IceServer.stun("stun:192.0.2.1"));
  private final LinkServers servers = new LinkServers();

  @Test
  void areForSoManyLinksAtATime() {
    assertThat(servers.take()).isEmpty();
    assertThat(servers.hasRoom()).isFalse();
    assertThat(servers.use(ONE)).isTrue();
    for (int i = 0; i < LinkServers.MAX_LINKS; i++) {
      assertThat(servers.take()).isEqualTo(ONE);
    }
    assertThat(servers.take()).isEmpty();
    servers.giveBack();
    assertThat(servers.take()).isEqualTo(ONE);
  }

  @Test
  void changeOnlyIfTheyAreOthers() {
    int before = servers.changes();
    servers.moved();
    assertThat(servers.use(List.of())).isFalse();
    assertThat(servers.changes()).isEqualTo(before);
    assertThat(servers.use(ONE)).isTrue();
    assertThat(servers.use(ONE)).isFalse();
    assertThat(servers.changes()).isEqualTo(before + 1);
    servers.moved();
    assertThat(servers.changes()).isEqualTo(before + 2);
  }

  @Test
  void onlyWhatAServerSawIsAnAddressOfThisSide() {
    assertThat(seen("candidate:1 1 udp 1 192.0.2.9 5000 typ srflx raddr 0.0.0.0 rport 0"))
        .containsExactly(new InetSocketAddress("192.0.2.9", 5000));
    assertThat(seen("candidate:1 1 udp 1 2001:db8::9 5001 typ relay raddr :: rport 0"))
        .containsExactly(new InetSocketAddress("2001:db8::9", 5001));
    assertThat(seen("candidate:1 1 udp 1 192.0.2.9 5000 typ host")).isEmpty();
    assertThat(seen("candidate:1 1 tcp 1 192.0.2.9 5000 typ relay")).isEmpty();
    assertThat(seen("candidate:1 1 udp 1 a.local 5000 typ srflx")).isEmpty();
    assertThat(seen("candidate:1 1 udp 1 192.0.2.9 0 typ srflx")).isEmpty();
    assertThat(seen("")).isEmpty();
  }

  private static List<InetSocketAddress> seen(String line) {
    return SeenAddress.of(new IceCandidate(line, "0", 0)).stream().toList();
  }
}
