package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said where no path is found; with a real server it is said in TurnIT. */
class NoPathTest {
  private final NoPath path = new NoPath();

  private static IceCandidateError error(int code) {
    return new IceCandidateError("turn:127.0.0.1:3478", code, "");
  }

  private void begin(IceServer... servers) {
    path.begin(PeerOptions.defaults().withIceServers(List.of(servers)));
  }

  @Test
  void saysThatATurnServerIsMissing() {
    begin(new IceServer(List.of("stun:127.0.0.1:3478"), "", ""));
    assertThat(path.reason().reason()).isEqualTo(PeerException.Reason.NO_PATH);
    assertThat(path.reason()).hasMessageContaining("set a TURN server");
  }

  @Test
  void saysThatTheOneThereIsDidNotHelp() {
    begin(new IceServer(List.of("turn:127.0.0.1:3478"), "name", "secret"));
    assertThat(path.reason()).hasMessageContaining("did not help");
  }

  @Test
  void aServerThatAnswersSaysMoreThanOneThatDoesNot() {
    begin();
    path.heard(error(IceCandidateError.NO_ANSWER));
    assertThat(path.reason()).hasMessageContaining("does not answer");
    path.heard(error(IceCandidateError.UNAUTHORIZED));
    path.heard(error(IceCandidateError.NO_ANSWER));
    assertThat(path.reason()).hasMessageContaining("401");
  }

  @Test
  void saysWhatElseAServerAnswered() {
    begin();
    path.heard(error(486));
    assertThat(path.reason()).hasMessageContaining("486");
  }
}
