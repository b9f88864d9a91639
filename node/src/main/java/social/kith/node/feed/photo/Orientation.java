package social.kith.node.feed.photo;

import java.awt.image.BufferedImage;

/**
 * How stored pixels are to be turned to be seen upright: the EXIF tag 0x0112. Upright pixel (x, y)
 * is stored pixel (x, y), its coordinates swapped first and then counted from the far side, as the
 * three flags say.
 */
enum Orientation {
  NORMAL(1, false, false, false),
  MIRRORED(2, false, true, false),
  ROTATED_180(3, false, true, true),
  FLIPPED(4, false, false, true),
  TRANSPOSED(5, true, false, false),
  ROTATED_90(6, true, false, true),
  TRANSVERSED(7, true, true, true),
  ROTATED_270(8, true, true, false);

  private final int exifValue;
  private final boolean swapsSides;
  private final boolean fromRight;
  private final boolean fromBottom;

  Orientation(int exifValue, boolean swapsSides, boolean fromRight, boolean fromBottom) {
    this.exifValue = exifValue;
    this.swapsSides = swapsSides;
    this.fromRight = fromRight;
    this.fromBottom = fromBottom;
  }

  /** The orientation for an EXIF value; a value that EXIF does not define means normal. */
  static Orientation ofExif(long value) {
    return value >= 1 && value <= values().length ? values()[(int) value - 1] : NORMAL;
  }

  int exifValue() {
    return exifValue;
  }

  /** Whether width and height change places. */
  boolean swapsSides() {
    return swapsSides;
  }

  /** A TYPE_INT_RGB or TYPE_INT_ARGB image as seen upright: the same object if it is already. */
  BufferedImage upright(BufferedImage stored) {
    if (this == NORMAL) {
      return stored;
    }
    int width = stored.getWidth();
    int height = stored.getHeight();
    int[] pixels = stored.getRGB(0, 0, width, height, null, 0, width);
    int alongX = fromRight ? -1 : 1;
    int alongY = fromBottom ? -width : width;
    int first = (fromRight ? width - 1 : 0) + (fromBottom ? (height - 1) * width : 0);
    int stepX = swapsSides ? alongY : alongX;
    int stepY = swapsSides ? alongX : alongY;
    int uprightWidth = swapsSides ? height : width;
    int uprightHeight = swapsSides ? width : height;
    boolean alpha = stored.getColorModel().hasAlpha();
    int type = alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    var upright = new BufferedImage(uprightWidth, uprightHeight, type);
    int[] row = new int[uprightWidth];
    for (int y = 0; y < uprightHeight; y++) {
      for (int x = 0; x < uprightWidth; x++) {
        row[x] = pixels[first + y * stepY + x * stepX];
      }
      upright.setRGB(0, y, uprightWidth, 1, row, 0, uprightWidth);
    }
    return upright;
  }
}
