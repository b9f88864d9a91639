package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static social.kith.node.peer.PeerPair.until;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is done about a path that breaks, by a clock that is faster than the usual one. */
class PathWatchTest {
  private static final Duration PATIENCE = Duration.ofMillis(20);

  private final TestLoop loop = new TestLoop();
  private final List<String> done = new CopyOnWriteArrayList<>();

  @AfterEach
  void closeLoop() {
    loop.close();
  }

  private PathWatch watch(Duration patience) {
    PeerConfig config = PeerConfig.initiator(PeerOptions.defaults()).withRestarts(patience, 3);
    return new PathWatch(config, loop, new Doing());
  }

  private final class Doing implements PathWatch.Actions {
    @Override
    public void interrupted() {
      done.add("interrupted");
    }

    @Override
    public void resumed() {
      done.add("resumed");
    }

    @Override
    public void restart() {
      done.add("restart");
    }

    @Override
    public void giveUp() {
      done.add("give up");
    }
  }

  @Test
  void waitsFiveSecondsAndRestartsThreeTimes() {
    PeerConfig usual = PeerConfig.answerer(PeerOptions.defaults());
    assertThat(usual.patience()).isEqualTo(Duration.ofSeconds(5));
    assertThat(usual.maxRestarts()).isEqualTo(3);
  }

  @Test
  void givesUpOnlyAfterThreeRestarts() {
    PathWatch watch = watch(PATIENCE);
    loop.run(() -> watch.state(PeerConnectionState.CONNECTED));
    loop.run(() -> watch.state(PeerConnectionState.DISCONNECTED));
    until(() -> done.contains("give up"));
    assertThat(done).containsExactly("interrupted", "restart", "restart", "restart", "give up");
  }

  @Test
  void aPathThatComesBackByItselfIsNotLookedFor() {
    PathWatch watch = watch(Duration.ofMinutes(1));
    loop.run(() -> watch.state(PeerConnectionState.CONNECTED));
    loop.run(() -> watch.state(PeerConnectionState.DISCONNECTED));
    loop.run(() -> watch.state(PeerConnectionState.CONNECTED));
    assertThat(done).containsExactly("interrupted", "resumed");
  }

  @Test
  void restartsAreCountedAnewOnceThereIsAPath() {
    PathWatch watch = watch(Duration.ofMinutes(1));
    loop.run(() -> watch.state(PeerConnectionState.CONNECTED));
    for (int i = 0; i < 5; i++) {
      loop.run(() -> watch.state(PeerConnectionState.FAILED));
      loop.run(() -> watch.state(PeerConnectionState.CONNECTED));
    }
    assertThat(done).doesNotContain("give up").filteredOn("restart"::equals).hasSize(5);
  }

  @Test
  void aFailedPathIsLookedForAtOnce() {
    PathWatch watch = watch(Duration.ofMinutes(1));
    loop.run(() -> watch.state(PeerConnectionState.CONNECTED));
    loop.run(() -> watch.state(PeerConnectionState.FAILED));
    assertThat(done).containsExactly("interrupted", "restart");
  }

  @Test
  void theFirstPathHasThreeTimesAsLong() {
    long begun = System.nanoTime();
    PathWatch watch = watch(PATIENCE);
    loop.run(watch::described);
    until(() -> done.contains("restart"));
    assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(3 * PATIENCE.toNanos());
    assertThat(done).doesNotContain("interrupted");
  }
}
