package social.kith.node.peer.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.NetworkInterface;
import java.net.SocketException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs the examples, as they are; they use the machine's own addresses. */
class ExamplesTest {
  @BeforeEach
  void needsAnAddress() throws SocketException {
    assumeThat(NetworkInterface.networkInterfaces().anyMatch(ExamplesTest::isUsable)).isTrue();
  }

  private static boolean isUsable(NetworkInterface network) {
    try {
      return network.isUp() && !network.isLoopback() && network.inetAddresses().count() > 0;
    } catch (SocketException e) {
      return false;
    }
  }

  @Test
  void aMessageGoesOverTheTwoLineDataChannel() throws Exception {
    assertThat(TwoLineDataChannel.run()).isEqualTo("hello");
  }

  @Test
  void twoTextsMakeAConnection() throws Exception {
    assertThat(ThreeStepConnection.run()).isEqualTo("hello in three steps");
  }

  @Test
  void picturesAndSoundReachTheSink() throws Exception {
    assertThat(TestPatternToSink.run()).matches("\\d+ pictures, now \\d+ × \\d+, .* \\d+ sounds");
  }
}
