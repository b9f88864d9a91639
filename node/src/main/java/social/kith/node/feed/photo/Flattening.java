package social.kith.node.feed.photo;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * Brings what the PNG reader returns (palettes, 16 bits, grey with alpha, …) to opaque 8-bit RGB on
 * white. The samples are taken as they are: Java's own conversion takes grey ones for linear light
 * and brightens them.
 */
final class Flattening {
  private static final int WHITE = 255;

  private Flattening() {}

  static BufferedImage onWhite(BufferedImage image) {
    if (image.getType() == BufferedImage.TYPE_3BYTE_BGR) {
      return image;
    }
    int width = image.getWidth();
    var opaque = new BufferedImage(width, image.getHeight(), BufferedImage.TYPE_INT_RGB);
    Raster raster = image.getRaster();
    int bands = raster.getNumBands();
    int[] samples = new int[width * bands];
    int[] argb = new int[width];
    for (int y = 0; y < image.getHeight(); y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, samples);
      if (image.getColorModel() instanceof IndexColorModel palette) {
        lookUp(samples, palette, argb);
      } else {
        int surplusBits = raster.getSampleModel().getSampleSize(0) - 8;
        join(samples, bands, surplusBits, argb);
      }
      flatten(argb);
      opaque.getRaster().setDataElements(0, y, width, 1, argb);
    }
    return opaque;
  }

  private static void lookUp(int[] samples, IndexColorModel palette, int[] argb) {
    for (int x = 0; x < argb.length; x++) {
      argb[x] = palette.getRGB(samples[x]);
    }
  }

  /** Grey is repeated; an even number of bands has alpha as the last. */
  private static void join(int[] samples, int bands, int surplusBits, int[] argb) {
    boolean colour = bands >= 3;
    boolean alpha = bands % 2 == 0;
    for (int x = 0; x < argb.length; x++) {
      int first = x * bands;
      int red = samples[first] >> surplusBits;
      int green = colour ? samples[first + 1] >> surplusBits : red;
      int blue = colour ? samples[first + 2] >> surplusBits : red;
      int opacity = alpha ? samples[first + bands - 1] >> surplusBits : 255;
      argb[x] = opacity << 24 | red << 16 | green << 8 | blue;
    }
  }

  private static void flatten(int[] argb) {
    for (int x = 0; x < argb.length; x++) {
      int pixel = argb[x];
      int opacity = pixel >>> 24;
      if (opacity != 255) {
        argb[x] =
            blend(pixel >> 16 & 255, opacity) << 16
                | blend(pixel >> 8 & 255, opacity) << 8
                | blend(pixel & 255, opacity);
      }
    }
  }

  private static int blend(int sample, int opacity) {
    return (sample * opacity + WHITE * (255 - opacity) + 127) / 255;
  }
}
