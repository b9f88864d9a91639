package social.kith.node.feed.photo;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** Puts a part of a picture where it belongs. */
final class Canvas {
  private Canvas() {}

  /** The picture in its place on an empty canvas; itself where it covers that. */
  static BufferedImage place(BufferedImage part, int left, int top, int widthPx, int heightPx) {
    if (left == 0 && top == 0 && part.getWidth() == widthPx && part.getHeight() == heightPx) {
      return part;
    }
    var whole = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = whole.createGraphics();
    graphics.drawImage(part, left, top, null);
    graphics.dispose();
    return whole;
  }
}
