package social.kith.node.feed.photo;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;

/** Compares colours as far as a JPEG keeps them. */
final class Colours {
  private Colours() {}

  static void assertNear(int actual, int expected, int tolerance) {
    for (int shift = 0; shift <= 16; shift += 8) {
      assertThat(actual >> shift & 255)
          .as("%06x is to be near %06x", actual & 0xffffff, expected)
          .isBetween((expected >> shift & 255) - tolerance, (expected >> shift & 255) + tolerance);
    }
  }

  /** The mean colour of one cell of a grid laid over the image. */
  static int mean(BufferedImage image, int columns, int rows, int column, int row) {
    int width = image.getWidth() / columns;
    int height = image.getHeight() / rows;
    long[] sums = new long[3];
    for (int y = row * height; y < (row + 1) * height; y++) {
      for (int x = column * width; x < (column + 1) * width; x++) {
        int pixel = image.getRGB(x, y);
        sums[0] += (pixel >> 16) & 255;
        sums[1] += (pixel >> 8) & 255;
        sums[2] += pixel & 255;
      }
    }
    long count = (long) width * height;
    return (int) (((sums[0] / count) << 16) | ((sums[1] / count) << 8) | (sums[2] / count));
  }
}
