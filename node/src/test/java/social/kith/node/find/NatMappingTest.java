package social.kith.node.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class NatMappingTest {
  private static final InetSocketAddress FIRST = new InetSocketAddress("203.0.113.1", 1_000);
  private static final InetSocketAddress OTHER_PORT = new InetSocketAddress("203.0.113.1", 1_001);
  private static final InetSocketAddress OTHER_IP = new InetSocketAddress("203.0.113.2", 1_000);
  private static final InetSocketAddress SIX = new InetSocketAddress("2001:db8::1", 9);

  @Test
  void twoServersTell() {
    assertThat(NatMapping.of(List.of(FIRST, FIRST), 5)).isEqualTo(NatMapping.SAME_PORT);
    assertThat(NatMapping.of(List.of(FIRST, OTHER_PORT), 5)).isEqualTo(NatMapping.ANOTHER_PORT);
    assertThat(NatMapping.of(List.of(FIRST, OTHER_IP), 5)).isEqualTo(NatMapping.ANOTHER_PORT);
  }

  @Test
  void oneOrNoneDoNot() {
    assertThat(NatMapping.of(List.of(), 5)).isEqualTo(NatMapping.UNKNOWN);
    assertThat(NatMapping.of(List.of(FIRST), 5)).isEqualTo(NatMapping.UNKNOWN);
    assertThat(NatMapping.of(List.of(FIRST, SIX), 5)).isEqualTo(NatMapping.UNKNOWN);
  }

  @Test
  void whoIsSeenAsTheyAreHasNone() {
    InetSocketAddress own = new InetSocketAddress("127.0.0.1", 5);
    assertThat(NatMapping.of(List.of(own), 5)).isEqualTo(NatMapping.NONE);
    assertThat(NatMapping.of(List.of(own), 6)).isEqualTo(NatMapping.UNKNOWN);
  }
}
