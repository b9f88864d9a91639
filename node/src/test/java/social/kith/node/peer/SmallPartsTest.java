package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class SmallPartsTest {
  @Test
  void aChannelOnlyGoesForward() {
    ChannelProgress progress = new ChannelProgress();
    assertThat(progress.advance(DataChannelState.CLOSING)).isTrue();
    assertThat(progress.advance(DataChannelState.OPEN)).isFalse();
    assertThat(progress.advance(DataChannelState.CLOSING)).isFalse();
    assertThat(progress.state()).isEqualTo(DataChannelState.CLOSING);
    assertThat(progress.advance(DataChannelState.CLOSED)).isTrue();
  }

  @Test
  void findsTheSectionOfACandidateByNameElseByNumber() {
    MediaSections sections = new MediaSections("v=0\r\nm=a\r\na=mid:x\r\nm=b\r\na=mid:y\r\n");
    assertThat(sections.has(new IceCandidate("candidate:1", "y", 0))).isTrue();
    assertThat(sections.has(new IceCandidate("candidate:1", "z", 0))).isFalse();
    assertThat(sections.has(new IceCandidate("candidate:1", "", 1))).isTrue();
    assertThat(sections.has(new IceCandidate("candidate:1", "", 2))).isFalse();
  }

  @Test
  void theWayToTheLoopNeverThrows() {
    List<Runnable> taken = new ArrayList<>();
    LoopGate open = new LoopGate(taken::add);
    assertThat(
            open.execute(
                () -> {
                  throw new AssertionError("a listener's");
                }))
        .isTrue();
    taken.get(0).run();
    LoopGate closed =
        new LoopGate(
            task -> {
              throw new RejectedExecutionException("closed");
            });
    assertThat(closed.execute(() -> {})).isFalse();
    LoopGate broken =
        new LoopGate(
            task -> {
              throw new StackOverflowError("broken");
            });
    assertThat(broken.execute(() -> {})).isFalse();
  }
}
