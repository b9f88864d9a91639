package social.kith.node.peer.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import social.kith.node.loop.ManualLoop;

class BackoffTest {
  private static final Duration FIRST = Duration.ofMillis(100);
  private final ManualLoop clock = new ManualLoop();
  private final List<Long> dialsMs = new ArrayList<>();

  @Test
  void relayReconnectBackoffIsCapped() {
    AtomicReference<Redial> self = new AtomicReference<>();
    Redial redial =
        new Redial(
            clock::schedule,
            new Random(1),
            () -> {
              dialsMs.add(clock.monotonicMs());
              self.get().lost();
            });
    self.set(redial);
    redial.lost();
    clock.pass(Duration.ofHours(6));
    List<Long> waitsMs = new ArrayList<>(List.of(dialsMs.get(0)));
    for (int i = 1; i < dialsMs.size(); i++) {
      waitsMs.add(dialsMs.get(i) - dialsMs.get(i - 1));
    }
    assertThat(waitsMs.get(0)).isBetween(50L, 100L);
    assertThat(waitsMs).allMatch(waitMs -> waitMs <= 60_000);
    assertThat(waitsMs.subList(10, waitsMs.size())).allMatch(waitMs -> waitMs >= 30_000);
    redial.heard();
    dialsMs.clear();
    clock.pass(Duration.ofMinutes(2));
    assertThat(dialsMs.get(1) - dialsMs.get(0)).isBetween(50L, 100L);
  }

  @Test
  void waitsGrowFromTheFirstToTheCapAndAreNotAllTheSame() {
    for (long seed = 0; seed < 100; seed++) {
      Backoff backoff = new Backoff(FIRST, new Random(seed));
      long wholeMs = 100;
      for (int i = 0; i < 40; i++) {
        assertThat(backoff.next().toMillis()).isBetween(wholeMs / 2, wholeMs);
        wholeMs = Math.min(2 * wholeMs, 60_000);
      }
    }
    assertThat(new Backoff(FIRST, new Random(1)).next())
        .isNotEqualTo(new Backoff(FIRST, new Random(2)).next());
  }

  @Test
  void beginsAnewAfterASuccess() {
    Backoff backoff = new Backoff(FIRST, new Random(1));
    for (int i = 0; i < 20; i++) {
      backoff.next();
    }
    backoff.reset();
    assertThat(backoff.next()).isLessThanOrEqualTo(FIRST);
  }
}
