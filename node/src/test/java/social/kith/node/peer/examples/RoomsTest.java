package social.kith.node.peer.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.NetworkInterface;
import java.net.SocketException;
import org.junit.jupiter.api.Test;
import social.kith.node.peer.ChildJvm;

class RoomsTest {
  /** The example gathers the machine's own addresses. */
  private static boolean hasNetwork() throws SocketException {
    return NetworkInterface.networkInterfaces()
        .anyMatch(one -> one.inetAddresses().anyMatch(address -> !address.isLoopbackAddress()));
  }

  @Test
  void threeMembersGreetEachOther() throws SocketException {
    assumeTrue(hasNetwork(), "no interface but loopback");
    try (ChildJvm example = ChildJvm.start(Rooms.class)) {
      assertThat(example.exitCode(60)).as(example.output()).isZero();
      assertThat(example.output().lines().filter(line -> line.endsWith("says hello"))).hasSize(6);
    }
  }
}
