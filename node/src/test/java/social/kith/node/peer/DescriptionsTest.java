package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.kith.node.peer.SessionDescription.Type;

class DescriptionsTest {
  @Test
  void aDescriptionHasATextUnlessItIsARollback() {
    assertThat(SessionDescription.rollback().sdp()).isEmpty();
    assertThatThrownBy(() -> SessionDescription.offer(""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SessionDescription(Type.ROLLBACK, "v=0"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aDescriptionHasALongestSize() {
    String longest = "v".repeat(SessionDescription.MAX_SDP_BYTES);
    assertThat(SessionDescription.answer(longest).toString()).doesNotContain("vv");
    assertThatThrownBy(() -> SessionDescription.answer(longest + "v"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "a=candidate:1", " candidate:1", "candidate:1\r\na=x", "candidate:\0"})
  void refusesWhatIsNoCandidate(String text) {
    assertThatThrownBy(() -> new IceCandidate(text, "0", 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void holdsTheLimitsOfACandidate() {
    String longest = "candidate:" + "1".repeat(IceCandidate.MAX_CHARS - 10);
    assertThat(new IceCandidate(longest, "0", 1_023).toString()).doesNotContain("111");
    assertThat(new IceCandidate("", "", 0).isEndOfCandidates()).isTrue();
    assertThatThrownBy(() -> new IceCandidate(longest + "1", "0", 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new IceCandidate("candidate:1", "0\n", 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new IceCandidate("candidate:1", "0", 1_024))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new IceCandidate("candidate:1", "0", -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void optionsHoldThePortAndTheNumberOfServers() {
    assertThat(PeerOptions.anyAddress(65_535).port()).hasValue(65_535);
    assertThatThrownBy(() -> PeerOptions.anyAddress(0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PeerOptions.anyAddress(65_536))
        .isInstanceOf(IllegalArgumentException.class);
    IceServer server = IceServer.stun("stun:host");
    List<IceServer> most = java.util.Collections.nCopies(PeerOptions.MAX_SERVERS, server);
    assertThat(PeerOptions.defaults().withIceServers(most).iceServers()).hasSize(32);
    assertThatThrownBy(
            () ->
                new PeerOptions(
                    Optional.empty(),
                    OptionalInt.empty(),
                    false,
                    false,
                    java.util.Collections.nCopies(PeerOptions.MAX_SERVERS + 1, server),
                    IceTransportPolicy.ALL))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
