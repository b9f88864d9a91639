package social.kith.node.peer.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PushPaceTest {
  /** The clock of the virtual machine may wrap around. */
  private static final long START_NS = Long.MAX_VALUE - PushPace.FRAME_NS / 2;

  private static final long FRAMES = PushPace.MAX_AHEAD_NS / PushPace.FRAME_NS;

  private final PushPace pace = new PushPace(START_NS);

  @Test
  void allowsHalfASecondAheadAndNoMore() {
    long now = START_NS;
    for (int i = 0; i < FRAMES; i++) {
      assertThat(pace.allows(now)).isTrue();
    }
    assertThat(pace.allows(now)).isFalse();
    assertThat(pace.allows(now + PushPace.FRAME_NS - 1)).isFalse();
    assertThat(pace.allows(now + PushPace.FRAME_NS)).isTrue();
    assertThat(pace.allows(now + PushPace.FRAME_NS)).isFalse();
  }

  @Test
  void doesNotSaveUpWhatWasNotPushed() {
    long later = Math.addExact(-START_NS, 100 * PushPace.MAX_AHEAD_NS);
    assertThat(pace.allows(START_NS)).isTrue();
    for (int i = 0; i < FRAMES; i++) {
      assertThat(pace.allows(later)).isTrue();
    }
    assertThat(pace.allows(later)).isFalse();
  }
}
