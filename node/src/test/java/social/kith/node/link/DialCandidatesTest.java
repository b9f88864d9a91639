package social.kith.node.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DialCandidatesTest {
  private static InetSocketAddress address(String ip, int port) {
    try {
      return new InetSocketAddress(InetAddress.getByName(ip), port);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Test
  void leavesOutWhatCannotBeDialledAndRepeats() {
    List<InetSocketAddress> given =
        List.of(
            address("127.0.0.1", 5),
            InetSocketAddress.createUnresolved("host.invalid", 5),
            address("127.0.0.1", 0),
            address("0.0.0.0", 5),
            address("::", 5),
            address("224.0.0.1", 5),
            address("ff02::1", 5),
            address("fe80::1", 5),
            address("127.0.0.1", 5),
            address("::1", 6));
    assertThat(DialCandidates.usable(given))
        .containsExactly(address("127.0.0.1", 5), address("::1", 6));
  }

  @Test
  void usesSixteenAndNoMore() {
    List<InetSocketAddress> given = new ArrayList<>();
    for (int port = 1; port <= DialCandidates.MAX_ADDRESSES; port++) {
      given.add(address("127.0.0.1", port));
    }
    assertThat(DialCandidates.usable(given)).hasSize(16);
    given.add(address("127.0.0.1", 17));
    assertThat(DialCandidates.usable(given)).hasSize(16).doesNotContain(given.get(16));
  }

  @Test
  void writesTheFirstWithTheHighestPriority() {
    assertThat(DialCandidates.of(address("127.0.0.1", 5), 7, 0).candidate())
        .isEqualTo("candidate:7 1 udp 2130706431 127.0.0.1 5 typ host");
    assertThat(DialCandidates.of(address("::1", 6), 8, 1).candidate())
        .isEqualTo("candidate:8 1 udp 2130706175 0:0:0:0:0:0:0:1 6 typ host");
  }
}
