package social.kith.node.peer;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A steady tone: what a source sounds like where there is no microphone. */
public final class TestTone implements AutoCloseable {
  /** Samples of each channel a second. */
  public static final int SAMPLE_RATE_HZ = 48_000;

  private static final int AMPLITUDE = 10_000;
  private static final int FRAME_MS = 10;

  private final AudioSource source;
  private final int frequencyHz;
  private final int channels;
  private final ScheduledExecutorService clock;
  private long position;

  private TestTone(AudioSource source, int frequencyHz, int channels) {
    this.source = source;
    this.frequencyHz = frequencyHz;
    this.channels = channels;
    this.clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "kith-test-tone");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Begins to push sound, 10 ms at a time, until {@link #close}.
   *
   * @param frequencyHz 20 to 20,000
   * @param channels 1 or 2, which sound alike
   * @throws IllegalArgumentException if there is no such tone
   */
  public static TestTone start(AudioSource source, int frequencyHz, int channels) {
    requireFrequency(frequencyHz);
    if (channels < 1 || channels > 2) {
      throw new IllegalArgumentException(channels + " channels");
    }
    TestTone tone = new TestTone(source, frequencyHz, channels);
    var unused = tone.clock.scheduleAtFixedRate(tone::push, 0, FRAME_MS, TimeUnit.MILLISECONDS);
    return tone;
  }

  static void requireFrequency(int frequencyHz) {
    if (frequencyHz < 20 || frequencyHz > 20_000) {
      throw new IllegalArgumentException("a tone of " + frequencyHz + " Hz");
    }
  }

  private void push() {
    int frames = SAMPLE_RATE_HZ * FRAME_MS / 1_000;
    byte[] pcm = new byte[frames * channels * 2];
    for (int at = 0; at < pcm.length; position++) {
      double turns = (double) (position * frequencyHz % SAMPLE_RATE_HZ) / SAMPLE_RATE_HZ;
      int sample = (int) (AMPLITUDE * Math.sin(2 * Math.PI * turns));
      for (int channel = 0; channel < channels; channel++) {
        pcm[at++] = (byte) sample;
        pcm[at++] = (byte) (sample >> 8);
      }
    }
    source.push(new AudioFrame(SAMPLE_RATE_HZ, channels, pcm));
  }

  /** Pushes no more. The source stays open. */
  @Override
  public void close() {
    clock.shutdownNow();
  }
}
