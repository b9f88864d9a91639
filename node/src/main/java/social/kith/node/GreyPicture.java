package social.kith.node;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import social.kith.node.KithException.Kind;
import social.kith.node.feed.photo.GreyDecoder;
import social.kith.node.feed.photo.PhotoRejectedException;

/** The brightness of a picture, to look for a code in. Immutable; any thread. */
public final class GreyPicture {
  /** Longest file, in bytes. */
  public static final int MAX_FILE_BYTES = 12 << 20;

  /** Most pixels, told from the file's header before anything is decoded. */
  public static final long MAX_PIXELS = 40_000_000;

  private final int widthPx;
  private final int heightPx;
  private final byte[] luminance;

  private GreyPicture(int widthPx, int heightPx, byte[] luminance) {
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.luminance = luminance;
  }

  /**
   * Decodes a JPEG or PNG and makes it smaller, if need be.
   *
   * @param file the whole file, borrowed
   * @param maxSidePx longest side of the result, in pixels
   * @throws KithException INVALID if it is no JPEG or PNG or damaged; TOO_LARGE if it is over a
   *     limit, or over what memory there is
   */
  public static GreyPicture decode(byte[] file, int maxSidePx) {
    if (file.length > MAX_FILE_BYTES) {
      throw new KithException(
          Kind.TOO_LARGE, "This picture has over 12 MiB. Make it smaller first.");
    }
    try {
      BufferedImage grey = GreyDecoder.decode(file, MAX_PIXELS, maxSidePx);
      return new GreyPicture(grey.getWidth(), grey.getHeight(), pixels(grey));
    } catch (PhotoRejectedException e) {
      throw refusal(e);
    }
  }

  private static KithException refusal(PhotoRejectedException e) {
    return switch (e.reason()) {
      case FORMAT ->
          new KithException(
              Kind.INVALID, "This is no JPEG or PNG picture. Save it as one and choose that.", e);
      case DAMAGED ->
          new KithException(
              Kind.INVALID, "This picture is damaged or incomplete. Save or take it again.", e);
      case TOO_LARGE -> new KithException(Kind.TOO_LARGE, Waiting.words(e), e);
    };
  }

  /** The same at half the size, each pixel the mean of four. */
  public GreyPicture halved() {
    int width = Math.max(1, widthPx / 2);
    int height = Math.max(1, heightPx / 2);
    byte[] half = new byte[width * height];
    for (int y = 0; y < height; y++) {
      int upper = 2 * y * widthPx;
      int lower = Math.min(2 * y + 1, heightPx - 1) * widthPx;
      for (int x = 0; x < width; x++) {
        int left = 2 * x;
        int right = Math.min(left + 1, widthPx - 1);
        int sum = at(upper + left) + at(upper + right) + at(lower + left) + at(lower + right);
        half[y * width + x] = (byte) (sum / 4);
      }
    }
    return new GreyPicture(width, height, half);
  }

  /**
   * The same turned clockwise about its middle and made larger, on as much white as that needs.
   *
   * @param degrees any
   * @param scale how much larger, over 0
   */
  public GreyPicture turned(double degrees, double scale) {
    double radians = Math.toRadians(degrees);
    double cos = Math.abs(Math.cos(radians)) * scale;
    double sin = Math.abs(Math.sin(radians)) * scale;
    int width = (int) Math.ceil(widthPx * cos + heightPx * sin);
    int height = (int) Math.ceil(widthPx * sin + heightPx * cos);
    BufferedImage turned = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = turned.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.translate(width / 2.0, height / 2.0);
    graphics.rotate(radians);
    graphics.scale(scale, scale);
    graphics.drawImage(image(), -widthPx / 2, -heightPx / 2, null);
    graphics.dispose();
    return new GreyPicture(width, height, pixels(turned));
  }

  private BufferedImage image() {
    BufferedImage image = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_BYTE_GRAY);
    System.arraycopy(luminance, 0, pixels(image), 0, luminance.length);
    return image;
  }

  private static byte[] pixels(BufferedImage grey) {
    return ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
  }

  private int at(int index) {
    return luminance[index] & 0xFF;
  }

  /** Its width. */
  public int widthPx() {
    return widthPx;
  }

  /** Its height. */
  public int heightPx() {
    return heightPx;
  }

  /** Unsigned brightness, row by row from the top, 0 for black; a copy. */
  public byte[] luminance() {
    return luminance.clone();
  }
}
