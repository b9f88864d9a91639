package social.kith.node.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.net.SocketException;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LinkPortsTest {
  @Test
  void givesEachPortOnceUntilItIsReleased() {
    LinkPorts ports = new LinkPorts(31_700);
    int first = ports.take(OptionalInt.empty()).orElseThrow();
    int second = ports.take(OptionalInt.of(first)).orElseThrow();

    assertThat(second).isNotEqualTo(first);
    ports.release(first);
    assertThat(ports.take(OptionalInt.of(first))).hasValue(first);
  }

  @Test
  void aReleasedPortIsTheSameAgainWhileItsLinkIsClosing() throws SocketException {
    LinkPorts ports = new LinkPorts(31_720);
    int port = ports.take(OptionalInt.empty()).orElseThrow();
    try (DatagramSocket closing = new DatagramSocket(port)) {
      ports.release(port);
      assertThat(ports.take(OptionalInt.empty()).orElseThrow()).isNotEqualTo(port);
      assertThat(ports.take(OptionalInt.of(port))).hasValue(port);

      ports.lost(port);
      assertThat(ports.take(OptionalInt.of(port)).orElseThrow()).isNotEqualTo(port);
      assertThat(closing.isBound()).isTrue();
    }
  }

  @Test
  void passesOverAPortThatAnotherProgramUses() throws SocketException {
    try (DatagramSocket other = new DatagramSocket(0)) {
      LinkPorts ports = new LinkPorts(other.getLocalPort());

      assertThat(ports.take(OptionalInt.empty()).orElseThrow()).isNotEqualTo(other.getLocalPort());
    }
  }

  @Test
  void twoNodesWhoChooseBeforeEitherListensChooseDifferentOnes() {
    try (LinkPorts ours = new LinkPorts(31_740);
        LinkPorts theirs = new LinkPorts(31_740)) {
      int first = ours.take(OptionalInt.empty()).orElseThrow();
      int second = theirs.take(OptionalInt.empty()).orElseThrow();

      assertThat(second).isNotEqualTo(first);
      ours.close();
      assertThat(theirs.take(OptionalInt.of(first))).hasValue(first);
    }
  }
}
