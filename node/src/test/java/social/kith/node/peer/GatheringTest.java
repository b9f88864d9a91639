package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatheringTest {
  private static final IceCandidate FIRST = new IceCandidate(Sdps.HOST_1, "0", 0);
  private static final IceCandidate SECOND = new IceCandidate(Sdps.HOST_2, "0", 0);

  private final TestLoop loop = new TestLoop();
  private final Gathering gathering = new Gathering();

  @AfterEach
  void closeLoop() {
    loop.close();
  }

  private CompletableFuture<List<IceCandidate>> within(Duration limit) {
    return loop.call(() -> gathering.within(limit, loop));
  }

  @Test
  void givesAllOnceItIsComplete() {
    CompletableFuture<List<IceCandidate>> all = within(DescribedPeer.GATHERING_LIMIT);
    loop.run(() -> gathering.add(FIRST));
    loop.run(() -> gathering.state(IceGatheringState.GATHERING));
    loop.run(() -> gathering.add(SECOND));
    assertThat(all).isNotDone();
    loop.run(() -> gathering.state(IceGatheringState.COMPLETE));
    assertThat(all).isCompletedWithValue(List.of(FIRST, SECOND));
  }

  @Test
  void givesWhatThereIsOnceTheTimeIsUp() {
    loop.run(() -> gathering.add(FIRST));
    CompletableFuture<List<IceCandidate>> some = within(Duration.ofMillis(20));
    assertThat(some.join()).containsExactly(FIRST);
    assertThat(DescribedPeer.GATHERING_LIMIT).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void endsWithTheConnection() {
    CompletableFuture<List<IceCandidate>> none = within(DescribedPeer.GATHERING_LIMIT);
    loop.run(gathering::abandon);
    assertThatThrownBy(none::join).hasCauseInstanceOf(PeerException.class);
  }
}
