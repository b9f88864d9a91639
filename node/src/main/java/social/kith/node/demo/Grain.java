package social.kith.node.demo;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** Noise as of a camera's sensor, so that a drawn picture compresses about as a photo does. */
final class Grain {
  /** Three uniform values are added up, which comes near a normal distribution. */
  private static final int SPREAD = 12;

  private Grain() {}

  /** Changes a TYPE_3BYTE_BGR image in place. */
  static void add(BufferedImage image, long seed) {
    byte[] samples = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    long state = seed * 0x9e3779b97f4a7c15L + 1;
    for (int i = 0; i + 2 < samples.length; i += 3) {
      state ^= state << 13;
      state ^= state >>> 7;
      state ^= state << 17;
      int luminance = noise(state);
      for (int channel = 0; channel < 3; channel++) {
        int own = noise(state >>> (24 + 8 * channel)) / 2;
        samples[i + channel] = clamp((samples[i + channel] & 0xff) + luminance + own);
      }
    }
  }

  private static int noise(long bits) {
    int sum = (int) (bits & 0xff) + (int) (bits >>> 8 & 0xff) + (int) (bits >>> 16 & 0xff);
    return (sum - 382) * SPREAD / 382;
  }

  private static byte clamp(int value) {
    return (byte) Math.max(0, Math.min(255, value));
  }
}
