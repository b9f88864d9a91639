package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SignalTest {
  @Test
  void writesTheNamesOfW3c() {
    assertThat(new Signal.Sdp(SessionDescription.offer("v=0\r\n")).toJson())
        .isEqualTo("{\"type\":\"offer\",\"sdp\":\"v=0\\r\\n\"}");
    assertThat(new Signal.Candidate(new IceCandidate("candidate:1", "0", 2)).toJson())
        .isEqualTo("{\"candidate\":\"candidate:1\",\"sdpMid\":\"0\",\"sdpMLineIndex\":2}");
  }

  @Test
  void readsWhatItWrote() throws DescriptorException {
    for (Signal signal :
        List.of(
            new Signal.Sdp(SessionDescription.offer("v=0\r\n")),
            new Signal.Sdp(SessionDescription.answer("v=0\r\n")),
            new Signal.Candidate(LoopbackPair.candidate(9)),
            new Signal.Candidate(new IceCandidate("", "0", 0)))) {
      assertThat(Signal.parse(signal.toJson())).isEqualTo(signal);
    }
  }

  @Test
  void readsWhatABrowserWrites() throws DescriptorException {
    assertThat(
            Signal.parse(
                "{\"candidate\":\"\",\"sdpMid\":null,\"sdpMLineIndex\":null,"
                    + "\"usernameFragment\":\"abcd\"}"))
        .isEqualTo(new Signal.Candidate(new IceCandidate("", "", 0)));
  }

  @Test
  void refusesAnythingElse() {
    for (String wrong :
        List.of(
            "",
            "[]",
            "{}",
            "{\"type\":\"offer\"}",
            "{\"type\":\"rollback\",\"sdp\":\"\"}",
            "{\"type\":\"offer\",\"sdp\":\"\"}",
            "{\"type\":\"offer\",\"sdp\":7}",
            "{\"candidate\":\"nonsense\"}",
            "{\"candidate\":\"candidate:1\",\"sdpMLineIndex\":-1}",
            "{\"candidate\":\"\"}x")) {
      assertThatThrownBy(() -> Signal.parse(wrong)).isInstanceOf(DescriptorException.class);
    }
  }
}
