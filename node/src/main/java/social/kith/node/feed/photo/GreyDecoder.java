package social.kith.node.feed.photo;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;

/**
 * Decodes a picture to its brightness, for whoever looks for a code in it. No state; any thread.
 */
public final class GreyDecoder {
  private static final long MAX_DECODED_BYTES = 48L * 1024 * 1024;

  private GreyDecoder() {}

  /**
   * A TYPE_BYTE_GRAY image as the file has it stored, whichever way up, its long side at most
   * {@code maxSidePx}.
   *
   * @param maxPixels told from the header, before decoding
   * @throws PhotoRejectedException if it is no JPEG or PNG, damaged, or has more pixels
   */
  public static BufferedImage decode(byte[] file, long maxPixels, int maxSidePx)
      throws PhotoRejectedException {
    try {
      ScannedPhoto photo = PhotoPreparer.scan(file);
      if ((long) photo.widthPx() * photo.heightPx() > maxPixels) {
        throw PhotoRejectedException.tooManyPixels(photo.widthPx(), photo.heightPx(), maxPixels);
      }
      BufferedImage decoded = PixelDecoder.decode(photo, MAX_DECODED_BYTES);
      return grey(Scaling.fit(decoded, photo.widthPx(), photo.heightPx(), maxSidePx));
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw PhotoRejectedException.damaged(e);
    } catch (OutOfMemoryError e) {
      throw PhotoRejectedException.outOfMemory(e);
    }
  }

  private static BufferedImage grey(BufferedImage image) {
    var grey = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = grey.createGraphics();
    graphics.drawImage(image, 0, 0, null);
    graphics.dispose();
    return grey;
  }
}
