package social.kith.node.peer;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Eight upright bars in the colours of a television test picture, and a white square that wanders
 * along the bottom: what a source shows where there is no camera.
 */
public final class TestPattern implements AutoCloseable {
  /** Bars from left to right as Y, U, V at 75 % (ITU-R BT.601): white to black. */
  private static final int[][] BARS = {
    {180, 128, 128},
    {162, 44, 142},
    {131, 156, 44},
    {112, 72, 58},
    {84, 184, 198},
    {65, 100, 212},
    {35, 212, 114},
    {16, 128, 128}
  };

  private static final int WHITE = 235;
  private static final int SQUARE_STEP_PX = 4;

  private final VideoSource source;
  private final int widthPx;
  private final int heightPx;
  private final byte[] bars;
  private final ScheduledExecutorService clock;
  private final Optional<PatternClock> time;
  private int frame;

  private TestPattern(VideoSource source, int widthPx, int heightPx, Optional<PatternClock> time) {
    this.source = source;
    this.time = time;
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.bars = bars(widthPx, heightPx);
    this.clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "kith-test-pattern");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Begins to push pictures, until {@link #close}.
   *
   * @param framesPerSecond 1 to 60
   * @throws IllegalArgumentException if there are no such pictures
   */
  public static TestPattern start(
      VideoSource source, int widthPx, int heightPx, int framesPerSecond) {
    return start(source, widthPx, heightPx, framesPerSecond, false);
  }

  /**
   * The same.
   *
   * @param clock whether the time is in the picture: as a strip of 16 squares along the top, the
   *     lower 16 bits of the milliseconds since 1970, the highest one first, a white one is set;
   *     and below it for a person, in this machine's time zone
   */
  public static TestPattern start(
      VideoSource source, int widthPx, int heightPx, int framesPerSecond, boolean clock) {
    if (framesPerSecond < 1 || framesPerSecond > 60) {
      throw new IllegalArgumentException(framesPerSecond + " pictures a second");
    }
    if (widthPx < BARS.length || heightPx < BARS.length || widthPx > VideoFrame.MAX_SIDE_PX) {
      throw new IllegalArgumentException("a picture of " + widthPx + " × " + heightPx + " pixels");
    }
    TestPattern pattern =
        new TestPattern(
            source,
            widthPx,
            heightPx,
            clock ? Optional.of(new PatternClock(widthPx, heightPx)) : Optional.empty());
    var unused =
        pattern.clock.scheduleAtFixedRate(
            pattern::push, 0, 1_000_000L / framesPerSecond, TimeUnit.MICROSECONDS);
    return pattern;
  }

  private static byte[] bars(int widthPx, int heightPx) {
    byte[] i420 = new byte[VideoFrame.sizeBytes(widthPx, heightPx)];
    int end = plane(i420, 0, widthPx, heightPx, 0);
    end = plane(i420, end, (widthPx + 1) / 2, (heightPx + 1) / 2, 1);
    int unused = plane(i420, end, (widthPx + 1) / 2, (heightPx + 1) / 2, 2);
    return i420;
  }

  private static int plane(byte[] to, int offset, int width, int height, int component) {
    for (int x = 0; x < width; x++) {
      to[offset + x] = (byte) BARS[x * BARS.length / width][component];
    }
    for (int row = 1; row < height; row++) {
      System.arraycopy(to, offset, to, offset + row * width, width);
    }
    return offset + width * height;
  }

  private void push() {
    byte[] i420 = bars.clone();
    int side = Math.min(widthPx, heightPx) / 8;
    int left = frame++ * SQUARE_STEP_PX % (widthPx - side + 1);
    for (int row = heightPx - side; row < heightPx; row++) {
      Arrays.fill(i420, row * widthPx + left, row * widthPx + left + side, (byte) WHITE);
    }
    time.ifPresent(it -> it.draw(i420, System.currentTimeMillis()));
    source.push(new VideoFrame(widthPx, heightPx, 0, System.nanoTime(), i420));
  }

  /** Pushes no more. The source stays open. */
  @Override
  public void close() {
    clock.shutdownNow();
  }
}
