package social.kith.node.peer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Tells which tone the last fifth of a second had. */
final class Pitch implements Consumer<AudioFrame> {
  private static final int FRAMES = 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<AudioFrame> last = new ArrayDeque<>();

  @Override
  public void accept(AudioFrame frame) {
    lock.lock();
    try {
      last.add(frame);
      if (last.size() > FRAMES) {
        last.remove();
      }
    } finally {
      lock.unlock();
    }
  }

  void forget() {
    lock.lock();
    try {
      last.clear();
    } finally {
      lock.unlock();
    }
  }

  private AudioFrame[] whole() {
    lock.lock();
    try {
      return last.size() < FRAMES ? new AudioFrame[0] : last.toArray(new AudioFrame[0]);
    } finally {
      lock.unlock();
    }
  }

  boolean isSilent() {
    AudioFrame[] frames = whole();
    for (AudioFrame frame : frames) {
      if (frame.level() > 50) {
        return false;
      }
    }
    return frames.length > 0;
  }

  boolean isAbout(int frequencyHz) {
    return partOf(frequencyHz) > 0.8;
  }

  /** The part of the power that this frequency has, 0 to 1 (Goertzel). */
  double partOf(int frequencyHz) {
    AudioFrame[] frames = whole();
    double real = 0;
    double imaginary = 0;
    double power = 0;
    int position = 0;
    for (AudioFrame frame : frames) {
      for (int i = 0; i < frame.framesPerChannel(); i++) {
        double turn = 2 * Math.PI * frequencyHz * position++ / frame.sampleRateHz();
        double sample = frame.sample(i, 0);
        real += sample * Math.cos(turn);
        imaginary += sample * Math.sin(turn);
        power += sample * sample;
      }
    }
    boolean loud = position > 0 && power / position > 1_000 * 1_000;
    return loud ? 2 * (real * real + imaginary * imaginary) / position / power : 0;
  }
}
