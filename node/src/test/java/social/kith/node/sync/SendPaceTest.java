package social.kith.node.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import social.kith.storage.Blobs;

class SendPaceTest {
  private static final int MOST = Blobs.CHUNK_BYTES;

  private final SendPace pace = new SendPace();
  private long nowMs = 1_000_000;
  private long waitingBytes;

  /** A link that takes so much, and a sender that always has more, for some seconds. */
  private void send(long bytesPerSecond, int seconds) {
    for (int step = 0; step < seconds * 500; step++) {
      nowMs += 2;
      waitingBytes = Math.max(0, waitingBytes - bytesPerSecond / 500);
      pace.waiting(nowMs, waitingBytes);
      while (pace.hasRoom(waitingBytes)) {
        waitingBytes += pace.frameBytes();
        pace.sent(pace.frameBytes());
      }
    }
  }

  @Test
  void aFrameTakesAQuarterOfASecondOnASlowLink() {
    send(40_000, 5);
    assertThat(pace.frameBytes()).isBetween(9_000, 11_000);
    assertThat(waitingBytes).isLessThanOrEqualTo(5L * pace.frameBytes());
  }

  @Test
  void framesAreWholeChunksOnAFastLink() {
    send(100_000_000, 1);
    assertThat(pace.frameBytes()).isEqualTo(MOST);
    assertThat(pace.hasRoom(1_000_000)).isTrue();
  }

  @Test
  void noFrameIsSmallerThanOnePacketHowSlowTheLinkIs() {
    send(0, 5);
    assertThat(pace.frameBytes()).isEqualTo(SendPace.MIN_FRAME_BYTES);
    assertThat(pace.hasRoom(waitingBytes)).isFalse();
  }

  @Test
  void followsALinkThatGetsBetterAndWorse() {
    send(10_000, 5);
    assertThat(pace.frameBytes()).isLessThan(4_000);
    send(100_000_000, 2);
    assertThat(pace.frameBytes()).isEqualTo(MOST);
    send(40_000, 60);
    assertThat(pace.frameBytes()).isBetween(9_000, 11_000);
  }

  @Test
  void whatWasNotNeededSaysNothing() {
    for (int second = 0; second < 10; second++) {
      nowMs += 1_000;
      pace.waiting(nowMs, 0);
    }
    assertThat(pace.frameBytes()).isEqualTo(SendPace.FIRST_FRAME_BYTES);
  }
}
