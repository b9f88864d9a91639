package social.kith.node.peer.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackoffTest {
  @Test
  void growsUpToItsCapAndVaries() {
    Backoff backoff = new Backoff(new Random(1));
    Set<Duration> seen = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      Duration full = Duration.ofSeconds(Math.min(60, 1L << Math.min(i, 10)));
      Duration next = backoff.next();
      assertThat(next).isBetween(full.dividedBy(2), full);
      seen.add(next);
    }
    assertThat(seen).hasSizeGreaterThan(90);
    backoff.reset();
    assertThat(backoff.next()).isLessThanOrEqualTo(Backoff.FIRST);
  }
}
