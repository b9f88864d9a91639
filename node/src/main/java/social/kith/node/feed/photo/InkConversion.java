package social.kith.node.feed.photo;

import java.awt.color.CMMException;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Optional;

/**
 * Brings the four inks of a print JPEG to sRGB: by the embedded profile, or by plain subtraction
 * where there is none.
 */
final class InkConversion {
  private static final int INKS = 4;

  /** Lines that are converted together. */
  private static final int BAND_LINES = 64;

  private InkConversion() {}

  /** A new TYPE_3BYTE_BGR image. */
  static BufferedImage toRgb(Raster inks, InkCoding coding, Optional<byte[]> profile) {
    Optional<ColourConversion> byProfile =
        profile.flatMap(bytes -> ColourConversion.toSrgb(bytes, INKS));
    try {
      return convert(inks, coding, byProfile);
    } catch (CMMException e) {
      return convert(inks, coding, Optional.empty());
    }
  }

  private static BufferedImage convert(
      Raster inks, InkCoding coding, Optional<ColourConversion> byProfile) {
    int width = inks.getWidth();
    int height = inks.getHeight();
    var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < height; y += BAND_LINES) {
      int lines = Math.min(BAND_LINES, height - y);
      int[] samples = inks.getPixels(0, y, width, lines, (int[]) null);
      coding.toInks(samples);
      WritableRaster target = image.getRaster().createWritableChild(0, y, width, lines, 0, 0, null);
      if (byProfile.isPresent()) {
        WritableRaster source =
            Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, lines, INKS, null);
        source.setPixels(0, 0, width, lines, samples);
        byProfile.get().convert(source, target);
      } else {
        target.setPixels(0, 0, width, lines, subtract(samples));
      }
    }
    return image;
  }

  private static int[] subtract(int[] inks) {
    int[] rgb = new int[inks.length / INKS * 3];
    for (int i = 0, o = 0; i < inks.length; i += INKS) {
      int light = 255 - inks[i + 3];
      for (int ink = 0; ink < 3; ink++) {
        rgb[o++] = (255 - inks[i + ink]) * light / 255;
      }
    }
    return rgb;
  }
}
