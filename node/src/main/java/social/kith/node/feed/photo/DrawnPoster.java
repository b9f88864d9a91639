package social.kith.node.feed.photo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** The picture of a clip of which nobody made one: quiet, of its shape, with a sign to play it. */
final class DrawnPoster {
  private static final int SIDE_PX = 960;
  private static final Color ABOVE = new Color(0x4a4048);
  private static final Color BELOW = new Color(0x2a2228);
  private static final Color SIGN = new Color(0xd8cfc6);

  private DrawnPoster() {}

  static BufferedImage of(int widthPx, int heightPx) {
    double scale = (double) SIDE_PX / Math.max(widthPx, heightPx);
    int width = Math.max(1, (int) Math.round(widthPx * scale));
    int height = Math.max(1, (int) Math.round(heightPx * scale));
    BufferedImage poster = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = poster.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setPaint(new GradientPaint(0, 0, ABOVE, 0, height, BELOW));
    graphics.fillRect(0, 0, width, height);
    drawSign(graphics, width / 2, height / 2, Math.min(width, height) / 6);
    graphics.dispose();
    return poster;
  }

  private static void drawSign(Graphics2D graphics, int x, int y, int radius) {
    graphics.setColor(SIGN);
    graphics.setStroke(new BasicStroke(Math.max(1, radius / 12)));
    graphics.drawOval(x - radius, y - radius, 2 * radius, 2 * radius);
    Polygon triangle = new Polygon();
    triangle.addPoint(x - radius / 3, y - radius / 2);
    triangle.addPoint(x - radius / 3, y + radius / 2);
    triangle.addPoint(x + radius / 2, y);
    graphics.fill(triangle);
  }
}
