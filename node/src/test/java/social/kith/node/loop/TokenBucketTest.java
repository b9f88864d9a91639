package social.kith.node.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
  private final ManualLoop loop = new ManualLoop();
  private final TokenBucket bucket = new TokenBucket(loop, 100, 10);

  @Test
  void givesItsBurstAndNotOneMore() {
    assertThat(bucket.take(101)).isFalse();
    assertThat(bucket.take(100)).isTrue();
    assertThat(bucket.take(1)).isFalse();
  }

  @Test
  void fillsWithTimeAndNeverOver() {
    assertThat(bucket.take(100)).isTrue();
    loop.pass(Duration.ofMillis(99));
    assertThat(bucket.take(1)).isFalse();
    loop.pass(Duration.ofMillis(1));
    assertThat(bucket.take(1)).isTrue();
    loop.pass(Duration.ofHours(1));
    assertThat(bucket.take(101)).isFalse();
    assertThat(bucket.take(100)).isTrue();
  }
}
