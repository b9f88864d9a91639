package social.kith.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EventLogTest {
  private final EventLog log = new EventLog("word");

  private void append(int count) {
    for (int i = 0; i < count; i++) {
      log.append(id -> id.getBytes(StandardCharsets.UTF_8));
    }
  }

  private String next(long number) {
    return log.after(number).map(b -> new String(b, StandardCharsets.UTF_8)).orElse("none");
  }

  @Test
  void givesEventsInOrder() {
    assertThat(next(0)).isEqualTo("none");
    append(2);
    assertThat(next(0)).isEqualTo("word-1");
    assertThat(next(1)).isEqualTo("word-2");
    assertThat(next(2)).isEqualTo("none");
  }

  @Test
  void resumesWithinTheLastThousand() {
    append(EventLog.CAPACITY + 5);
    assertThat(log.resume("word-5")).hasValue(5);
    assertThat(next(5)).isEqualTo("word-6");
    assertThat(log.resume("word-4")).isEmpty();
    assertThat(log.resume("word-1005")).hasValue(1005);
    assertThat(log.resume("word-1006")).isEmpty();
  }

  @Test
  void doesNotResumeWhatItNeverGave() {
    append(3);
    assertThat(log.resume("other-1")).isEmpty();
    assertThat(log.resume("word-")).isEmpty();
    assertThat(log.resume("word--1")).isEmpty();
    assertThat(log.resume("word-99999999999999999999")).isEmpty();
    assertThat(log.resume("")).isEmpty();
  }

  @Test
  void forgetsEverything() {
    append(3);
    log.forget();
    assertThat(log.resume("word-3")).isEmpty();
    assertThat(log.holdsAfter(3)).isFalse();
    append(1);
    assertThat(log.resume("word-4")).hasValue(4);
    assertThat(next(4)).isEqualTo("word-5");
  }

  @Test
  void forgetsAllButTheNewest() {
    append(3);
    byte[] older = log.after(1).orElseThrow();
    log.forgetOlder();
    assertThat(older).containsOnly(0);
    assertThat(log.holdsAfter(1)).isFalse();
    assertThat(log.resume("word-1")).isEmpty();
    assertThat(log.resume("word-2")).hasValue(2);
    assertThat(next(2)).isEqualTo("word-3");
    append(1);
    assertThat(next(3)).isEqualTo("word-4");
    append(EventLog.CAPACITY);
    assertThat(log.resume("word-3")).isEmpty();
  }
}
