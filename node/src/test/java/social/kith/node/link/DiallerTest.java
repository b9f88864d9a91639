package social.kith.node.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import social.kith.node.loop.ManualLoop;

class DiallerTest {
  private static final long PHASE_MS = 123_456;
  private final ManualLoop loop = new ManualLoop();
  private final AtomicInteger dials = new AtomicInteger();
  private int links = 1;
  private final Dialler dialler = new Dialler(loop, PHASE_MS, () -> links, dials::incrementAndGet);

  private int dialsWithin(Duration time) {
    int before = dials.get();
    loop.pass(time);
    return dials.get() - before;
  }

  @Test
  void dialsAtOnceThenMoreAndMoreSeldom() {
    dialler.restart();
    assertThat(dials).hasValue(1);
    assertThat(dialsWithin(Duration.ofSeconds(60))).isBetween(3, 4);
    loop.pass(Duration.ofMinutes(6));
    assertThat(dialsWithin(Duration.ofMinutes(10))).isEqualTo(10);
    loop.pass(Duration.ofHours(1));
    assertThat(dialsWithin(Duration.ofHours(2))).isEqualTo(12);
  }

  @Test
  void bothSidesTryTogetherInTheEndWheneverEachBegan() {
    List<Long> here = new ArrayList<>();
    List<Long> there = new ArrayList<>();
    new Dialler(loop, PHASE_MS, () -> 1, () -> here.add(loop.now().toEpochMilli())).restart();
    loop.pass(Duration.ofMinutes(47).plusMillis(5_678));
    new Dialler(loop, PHASE_MS, () -> 1, () -> there.add(loop.now().toEpochMilli())).restart();
    loop.pass(Duration.ofMinutes(40));
    int before = here.size();
    loop.pass(Duration.ofMinutes(20));
    assertThat(here.subList(before, here.size())).hasSize(2).isSubsetOf(there);
  }

  @ParameterizedTest
  @CsvSource({"80, 60", "81, 30", "160, 30", "400, 12", "500, 6", "2000, 6"})
  void whoHasManyLinksDialsEachMoreSeldom(int many, int anHour) {
    links = many;
    dialler.restart();
    loop.pass(Duration.ofMinutes(6));
    assertThat(dialsWithin(Duration.ofMinutes(50))).isEqualTo(anHour * 50 / 60);
    loop.pass(Duration.ofHours(1));
    assertThat(dialsWithin(Duration.ofHours(2))).isEqualTo(12);
  }

  @Test
  void whoHasManyLinksDialsWhenTheOtherDoes() {
    List<Long> here = new ArrayList<>();
    List<Long> there = new ArrayList<>();
    new Dialler(loop, PHASE_MS, () -> 300, () -> here.add(loop.now().toEpochMilli())).restart();
    new Dialler(loop, PHASE_MS, () -> 1, () -> there.add(loop.now().toEpochMilli())).restart();
    loop.pass(Duration.ofMinutes(6));
    int before = here.size();
    loop.pass(Duration.ofMinutes(50));
    assertThat(here.subList(before, here.size())).hasSize(10).isSubsetOf(there);
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
