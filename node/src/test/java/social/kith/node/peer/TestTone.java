package social.kith.node.peer;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A tone of 440 Hz, ten milliseconds at a time. */
final class TestTone implements AutoCloseable {
  private static final int RATE_HZ = 48_000;

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final AudioSource source;
  private int position;

  private TestTone(AudioSource source) {
    this.source = source;
  }

  static TestTone start(AudioSource source) {
    TestTone tone = new TestTone(source);
    var unused = tone.clock.scheduleAtFixedRate(tone::push, 0, 10, TimeUnit.MILLISECONDS);
    return tone;
  }

  private void push() {
    byte[] pcm = new byte[RATE_HZ / 100 * 2];
    for (int i = 0; i < pcm.length; i += 2) {
      int sample = (int) (10_000 * Math.sin(2 * Math.PI * 440 * position++ / RATE_HZ));
      pcm[i] = (byte) sample;
      pcm[i + 1] = (byte) (sample >> 8);
    }
    source.push(new AudioFrame(RATE_HZ, 1, pcm));
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
