package social.kith.node.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import social.kith.node.loop.ManualLoop;

class PatienceTest {
  private final ManualLoop loop = new ManualLoop();
  private final Patience patience = new Patience(loop);

  @Test
  void takesABurstOfFramesAndNotOneMore() {
    for (long i = 0; i < Patience.BURST; i++) {
      assertThat(patience.frame()).isTrue();
    }
    assertThat(patience.frame()).isFalse();
    assertThat(patience.message(RecordKind.SYNC, 1_000_000)).as("paced elsewhere").isTrue();
    assertThat(patience.message(RecordKind.PHOTO, Patience.BYTES_PER_TOKEN)).isFalse();
    loop.pass(Duration.ofMillis(1));
    assertThat(patience.message(RecordKind.PHOTO, Patience.BYTES_PER_TOKEN)).isTrue();
  }

  @Test
  void pausesGrowForWhoOffendsInEverySession() {
    Duration last = Duration.ZERO;
    for (int i = 0; i < 12; i++) {
      patience.established();
      patience.lost(LinkLoss.of(LinkLoss.Cause.MALFORMED));
      last = patience.pause();
    }
    assertThat(last).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void pausesBeginAnewAfterAGoodSession() {
    for (int i = 0; i < 12; i++) {
      patience.established();
      patience.lost(LinkLoss.of(LinkLoss.Cause.FLOOD));
      patience.pause();
    }
    patience.established();
    loop.pass(Patience.FORGIVEN_AFTER.plusMillis(1));
    patience.lost(LinkLoss.of(LinkLoss.Cause.SILENCE));
    patience.established();
    assertThat(patience.pause()).isLessThanOrEqualTo(Duration.ofSeconds(1));
  }
}
