package social.kith.node.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import social.kith.node.loop.ManualLoop;

class DiallerTest {
  private final ManualLoop loop = new ManualLoop();
  private final AtomicInteger dials = new AtomicInteger();
  private final Dialler dialler = new Dialler(loop, dials::incrementAndGet);

  @Test
  void dialsAtOnceThenEveryFifteenSecondsThenOnceAMinute() {
    dialler.restart();
    assertThat(dials).hasValue(1);
    loop.pass(Duration.ofSeconds(60));
    assertThat(dials.get()).isBetween(4, 5);
    loop.pass(Duration.ofMinutes(6));
    int before = dials.get();
    loop.pass(Duration.ofMinutes(10));
    assertThat(dials.get() - before).isBetween(9, 10);
  }

  @Test
  void stopsAndBeginsAnew() {
    dialler.restart();
    dialler.stop();
    loop.pass(Duration.ofMinutes(10));
    assertThat(dials).hasValue(1);
    dialler.restart();
    assertThat(dials).hasValue(2);
  }
}
