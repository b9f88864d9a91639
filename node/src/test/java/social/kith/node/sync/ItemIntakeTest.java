package social.kith.node.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import social.kith.crypto.MalformedException;
import social.kith.node.loop.ManualLoop;
import social.kith.node.loop.TokenBucket;

class ItemIntakeTest {
  private final ManualLoop loop = new ManualLoop();
  private final Taken taken = new Taken();
  private final List<MalformedException> rejected = new ArrayList<>();
  private final ItemIntake intake =
      new ItemIntake(taken, rejected::add, loop, new TokenBucket(loop, 10, 2));

  private static final class Taken implements ItemIntake.Next {
    final List<Long> firsts = new ArrayList<>();
    long waitingBytes;
    boolean wrong;

    @Override
    public long waitingBytes() {
      return waitingBytes;
    }

    @Override
    public void items(SyncMessage.Items items) throws MalformedException {
      if (wrong) {
        throw new MalformedException("wrong");
      }
      firsts.add(items.firstSeq());
    }
  }

  private static SyncMessage.Items items(long first, int count, int bytesEach) {
    return new SyncMessage.Items(first, Collections.nCopies(count, new byte[bytesEach]));
  }

  @Test
  void handsOnAtOnce() throws MalformedException {
    intake.offer(items(1, 1, 1));
    assertThat(taken.firsts).containsExactly(1L);
    intake.offer(items(2, 1, 1));
    assertThat(taken.firsts).containsExactly(1L, 2L);
  }

  @Test
  void beyondTheBurstItWaitsForTheNextSecond() throws MalformedException {
    intake.offer(items(1, 10, 1));
    intake.offer(items(11, 2, 1));
    intake.offer(items(13, 1, 1));
    loop.pass(Duration.ofMillis(900));
    assertThat(taken.firsts).containsExactly(1L);
    loop.pass(Duration.ofMillis(200));
    loop.run();
    assertThat(taken.firsts).containsExactly(1L, 11L);
    loop.pass(Duration.ofMillis(600));
    loop.run();
    assertThat(taken.firsts).containsExactly(1L, 11L, 13L);
  }

  @Test
  void takesTheWindowAndNotOneByteMore() throws MalformedException {
    int all = (int) ItemReceiver.MAX_WAITING_BYTES;
    taken.waitingBytes = all - 10;
    assertThatThrownBy(() -> intake.offer(items(1, 1, 11))).isInstanceOf(MalformedException.class);
    intake.offer(items(1, 1, 10));
    taken.waitingBytes = 0;
    intake.offer(items(2, 9, 1));
    intake.offer(items(11, 1, all));
    assertThat(taken.firsts).as("no tokens left").containsExactly(1L, 2L);
    assertThatThrownBy(() -> intake.offer(items(12, 1, 1))).isInstanceOf(MalformedException.class);
  }

  @Test
  void tellsOfWrongItemsThatWaited() throws MalformedException {
    intake.offer(items(1, 10, 1));
    intake.offer(items(11, 1, 1));
    taken.wrong = true;
    loop.pass(Duration.ofSeconds(1));
    loop.run();
    assertThat(rejected).hasSize(1);
  }

  @Test
  void handsNothingOnAfterItsEnd() throws MalformedException {
    intake.offer(items(1, 10, 1));
    intake.offer(items(11, 1, 1));
    intake.end();
    loop.pass(Duration.ofSeconds(1));
    loop.run();
    assertThat(taken.firsts).containsExactly(1L);
  }
}
