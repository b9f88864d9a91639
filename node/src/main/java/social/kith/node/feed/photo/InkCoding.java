package social.kith.node.feed.photo;

/** How the four channels of a print JPEG stand for inks (Adobe Technical Note 5116). */
enum InkCoding {
  /** Cyan, magenta, yellow, black; 255 is full ink. */
  PLAIN {
    @Override
    void toInks(int[] samples) {}
  },

  /** The same, 0 is full ink: what Adobe's programs write, with a segment that says so. */
  INVERTED {
    @Override
    void toInks(int[] samples) {
      for (int i = 0; i < samples.length; i++) {
        samples[i] = 255 - samples[i];
      }
    }
  },

  /** Luminance and colour differences of the first three inks, and inverted black. */
  YCCK {
    @Override
    void toInks(int[] samples) {
      for (int i = 0; i < samples.length; i += 4) {
        int luma = samples[i];
        int blue = samples[i + 1] - 128;
        int red = samples[i + 2] - 128;
        samples[i] = clamp(luma + 1.402 * red);
        samples[i + 1] = clamp(luma - 0.344136 * blue - 0.714136 * red);
        samples[i + 2] = clamp(luma + 1.772 * blue);
        samples[i + 3] = 255 - samples[i + 3];
      }
    }
  };

  /** Changes samples, four a pixel, to inks from 0 (none) to 255 (full). */
  abstract void toInks(int[] samples);

  private static int clamp(double value) {
    return (int) Math.max(0, Math.min(255, value + 0.5));
  }
}
