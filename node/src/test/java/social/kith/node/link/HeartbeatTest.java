package social.kith.node.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import social.kith.node.loop.ManualLoop;

class HeartbeatTest {
  private final ManualLoop loop = new ManualLoop();
  private final AtomicInteger pings = new AtomicInteger();
  private final AtomicInteger deaths = new AtomicInteger();
  private final Heartbeat heartbeat =
      new Heartbeat(loop, pings::incrementAndGet, deaths::incrementAndGet);

  @BeforeEach
  void begin() {
    heartbeat.begin();
  }

  @Test
  void waitsLongerWhereTheHandshakeTookLong() {
    Heartbeat far = new Heartbeat(loop, () -> {}, deaths::incrementAndGet);
    heartbeat.stop();
    loop.pass(Duration.ofSeconds(2));
    far.begin();
    loop.pass(Duration.ofMillis(8_900));
    assertThat(deaths).hasValue(0);
    loop.pass(Duration.ofSeconds(2));
    assertThat(deaths).hasValue(1);
  }

  @Test
  void pingsEachSecondOfSilenceAndDiesAfterThree() {
    loop.pass(Duration.ofMillis(2_900));
    assertThat(pings).hasValue(2);
    assertThat(deaths).hasValue(0);

    loop.pass(Duration.ofSeconds(10));
    assertThat(deaths).hasValue(1);
  }

  @Test
  void livesAsLongAsSomethingIsHeard() {
    for (int i = 0; i < 20; i++) {
      loop.pass(Duration.ofSeconds(2));
      heartbeat.heard();
    }
    assertThat(deaths).hasValue(0);
  }

  @Test
  void doesNotPingWhenSomethingElseWasSent() {
    for (int i = 0; i < 20; i++) {
      loop.pass(Duration.ofMillis(500));
      heartbeat.sent();
      heartbeat.heard();
    }
    assertThat(pings).hasValue(0);
  }

  @Test
  void doesNotBlameTheOtherSideForItsOwnStandstill() {
    loop.pass(Duration.ofMillis(1_500));
    loop.sleep(Duration.ofMinutes(10));
    loop.pass(Duration.ofMillis(1_000));
    assertThat(deaths).hasValue(0);

    loop.pass(Duration.ofSeconds(4));
    assertThat(deaths).hasValue(1);
  }

  @Test
  void isQuietAfterStop() {
    heartbeat.stop();
    loop.pass(Duration.ofSeconds(10));
    assertThat(pings).hasValue(0);
    assertThat(deaths).hasValue(0);
  }
}
