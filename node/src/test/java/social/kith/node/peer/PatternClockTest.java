package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternClockTest {
  @ParameterizedTest
  @CsvSource({"640, 480", "320, 240", "64, 48", "1281, 721"})
  void theStripSaysTheMilliseconds(int width, int height) {
    byte[] i420 = new byte[VideoFrame.sizeBytes(width, height)];
    new PatternClock(width, height).draw(i420, 1_790_000_012_345L);
    VideoFrame frame = new VideoFrame(width, height, 0, 0, i420);
    assertThat(read(frame)).isEqualTo((int) (1_790_000_012_345L & 0xffff));
  }

  @Test
  void thePatternHasTheTimeIfItIsWished() throws Exception {
    VideoSource source = new VideoSource();
    CompletableFuture<VideoFrame> first = new CompletableFuture<>();
    try (source;
        var sink = source.addSink(first::complete);
        TestPattern pattern = TestPattern.start(source, 640, 480, 15, true)) {
      assertThat(pattern).isNotNull();
      assertThat(sink).isNotNull();
      int shown = read(first.get(10, TimeUnit.SECONDS));
      assertThat((System.currentTimeMillis() - shown) & 0xffff).isLessThan(10_000);
    }
  }

  private static int read(VideoFrame frame) {
    int bits = 0;
    for (int bit = 0; bit < PatternClock.BITS; bit++) {
      int x = (2 * bit + 1) * frame.widthPx() / (2 * PatternClock.BITS);
      bits = bits << 1 | (frame.luma(x, 0) > 128 ? 1 : 0);
    }
    return bits;
  }
}
