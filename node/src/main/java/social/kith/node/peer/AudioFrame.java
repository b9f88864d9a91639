package social.kith.node.peer;

/**
 * Ten milliseconds of sound.
 *
 * @param sampleRateHz 8,000 to 48,000
 * @param channels 1 or 2
 * @param pcm samples of 16 bits, little endian, channels interleaved: {@code rate / 100 × channels
 *     × 2} bytes; shared, not copied: do not change it afterwards
 */
public record AudioFrame(int sampleRateHz, int channels, byte[] pcm) {
  private static final int FRAMES_PER_SECOND = 100;

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if they do not fit one another
   */
  public AudioFrame {
    if (sampleRateHz < 8_000 || sampleRateHz > 48_000 || sampleRateHz % FRAMES_PER_SECOND != 0) {
      throw new IllegalArgumentException("a sample rate of " + sampleRateHz + " Hz");
    }
    if (channels < 1 || channels > 2) {
      throw new IllegalArgumentException(channels + " channels");
    }
    int wanted = sampleRateHz / FRAMES_PER_SECOND * channels * 2;
    if (pcm.length != wanted) {
      throw new IllegalArgumentException(pcm.length + " bytes are not the " + wanted + " of 10 ms");
    }
  }

  /** Silence of the same length. */
  AudioFrame muted() {
    return new AudioFrame(sampleRateHz, channels, new byte[pcm.length]);
  }

  /** Samples of each channel. */
  public int framesPerChannel() {
    return sampleRateHz / FRAMES_PER_SECOND;
  }

  /** A sample, −32,768 to 32,767. */
  public int sample(int frame, int channel) {
    int at = (frame * channels + channel) * 2;
    return (short) ((pcm[at] & 0xFF) | (pcm[at + 1] << 8));
  }

  /** Loudness: the root of the mean square of all samples, 0 to 32,768. */
  public double level() {
    double sum = 0;
    for (int frame = 0; frame < framesPerChannel(); frame++) {
      for (int channel = 0; channel < channels; channel++) {
        double sample = sample(frame, channel);
        sum += sample * sample;
      }
    }
    return Math.sqrt(sum / (framesPerChannel() * channels));
  }

  /** Shows the sizes only. */
  @Override
  public String toString() {
    return "AudioFrame[" + sampleRateHz + " Hz, " + channels + " channels]";
  }
}
