package social.kith.node.feed.photo;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Optional;

/** From the colours of an embedded profile to sRGB. */
final class ColourConversion {
  private static final int ALPHA = 0xff000000;

  private final ColorConvertOp operation;

  private ColourConversion(ICC_Profile from) {
    ICC_Profile srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
    this.operation = new ColorConvertOp(new ICC_Profile[] {from, srgb}, null);
  }

  /** Empty if the bytes are no profile that Java can use, or not one for that many channels. */
  static Optional<ColourConversion> toSrgb(byte[] profile, int channels) {
    try {
      ICC_Profile parsed = ICC_Profile.getInstance(profile);
      return parsed.getNumComponents() == channels
          ? Optional.of(new ColourConversion(parsed))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  void convert(Raster from, WritableRaster to) {
    operation.filter(from, to);
  }

  /** As {@link #toSrgb(BufferedImage, byte[])}; what can be seen through stays so. */
  static BufferedImage toSrgbWithAlpha(BufferedImage image, byte[] profile) {
    if (!image.getColorModel().hasAlpha()) {
      return toSrgb(image, profile);
    }
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    var opaque = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    opaque.setRGB(0, 0, width, height, pixels, 0, width);
    int[] colours = toSrgb(opaque, profile).getRGB(0, 0, width, height, null, 0, width);
    for (int i = 0; i < pixels.length; i++) {
      colours[i] = pixels[i] & ALPHA | colours[i] & ~ALPHA;
    }
    var srgb = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    srgb.setRGB(0, 0, width, height, colours, 0, width);
    return srgb;
  }

  /** A TYPE_INT_RGB image in the colours of the profile, as sRGB; unchanged if that cannot be. */
  static BufferedImage toSrgb(BufferedImage image, byte[] profile) {
    Raster source = image.getRaster();
    Optional<ColourConversion> colour = toSrgb(profile, source.getNumBands());
    Optional<ColourConversion> grey = toSrgb(profile, 1);
    if (grey.isPresent()) {
      int[] first = {0};
      source = source.createChild(0, 0, image.getWidth(), image.getHeight(), 0, 0, first);
    }
    Optional<ColourConversion> either = colour.or(() -> grey);
    if (either.isEmpty()) {
      return image;
    }
    var srgb = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    try {
      either.get().convert(source, srgb.getRaster());
      return srgb;
    } catch (CMMException e) {
      return image;
    }
  }
}
