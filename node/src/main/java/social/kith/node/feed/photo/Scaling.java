package social.kith.node.feed.photo;

import java.awt.image.BufferedImage;
import net.coobird.thumbnailator.resizers.Resizers;

/** Makes pictures smaller, never larger. */
final class Scaling {
  private Scaling() {}

  /**
   * A TYPE_INT_RGB image with the shape of a picture of these sides, the long one at most {@code
   * maxSidePx}. The image may have been decoded with fewer pixels than the picture has.
   */
  static BufferedImage fit(BufferedImage image, int widthPx, int heightPx, int maxSidePx) {
    double factor = Math.min(1.0, (double) maxSidePx / Math.max(widthPx, heightPx));
    int width = (int) Math.max(1, Math.round(widthPx * factor));
    int height = (int) Math.max(1, Math.round(heightPx * factor));
    var scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Resizers.PROGRESSIVE.resize(image, scaled);
    return scaled;
  }
}
