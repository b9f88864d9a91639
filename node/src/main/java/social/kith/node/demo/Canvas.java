package social.kith.node.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.function.DoubleUnaryOperator;

/** A drawing surface in units of its height: y from 0 (top) to 1, x from 0 to {@link #width()}. */
final class Canvas implements AutoCloseable {
  private final Graphics2D graphics;
  private final double width;

  Canvas(BufferedImage image) {
    graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(image.getHeight(), image.getHeight());
    width = (double) image.getWidth() / image.getHeight();
  }

  double width() {
    return width;
  }

  /** Colours from 0xAARRGGBB; no alpha digits mean opaque. */
  static Color colour(long value) {
    return new Color((int) (value > 0xffffff ? value : value | 0xff000000L), true);
  }

  static Color faded(Color colour, double opacity) {
    int alpha = (int) Math.round(255 * opacity);
    return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
  }

  static Color mixed(Color from, Color to, double share) {
    return new Color(
        (int) Math.round(from.getRed() + (to.getRed() - from.getRed()) * share),
        (int) Math.round(from.getGreen() + (to.getGreen() - from.getGreen()) * share),
        (int) Math.round(from.getBlue() + (to.getBlue() - from.getBlue()) * share));
  }

  void fill(Shape shape, Color colour) {
    graphics.setPaint(colour);
    graphics.fill(shape);
  }

  void line(Shape shape, double thickness, Color colour) {
    graphics.setPaint(colour);
    graphics.setStroke(
        new BasicStroke((float) thickness, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(shape);
  }

  /** A band over the whole width, shaded evenly from the first colour (top) to the last. */
  void shade(double top, double bottom, Color... colours) {
    fillShaded(new Rectangle2D.Double(0, top, width, bottom - top), colours);
  }

  /** Shades a shape from its top to its bottom. */
  void fillShaded(Shape shape, Color... colours) {
    Rectangle2D bounds = shape.getBounds2D();
    float[] stops = new float[colours.length];
    for (int i = 0; i < stops.length; i++) {
      stops[i] = (float) i / (stops.length - 1);
    }
    graphics.setPaint(
        new LinearGradientPaint(
            new Point2D.Double(0, bounds.getMinY()),
            new Point2D.Double(0, bounds.getMaxY()),
            stops,
            colours));
    graphics.fill(shape);
  }

  /** Light around a point, fading to nothing at the radius. */
  void glow(double x, double y, double radius, Color colour) {
    graphics.setPaint(
        new RadialGradientPaint(
            new Point2D.Double(x, y),
            (float) radius,
            new float[] {0f, 0.35f, 1f},
            new Color[] {colour, faded(colour, colour.getAlpha() / 700.0), faded(colour, 0)}));
    graphics.fill(disc(x, y, radius));
  }

  /** A ball that is lit from the upper left. */
  void ball(double x, double y, double radius, Color light, Color colour, Color shadow) {
    graphics.setPaint(
        new RadialGradientPaint(
            new Point2D.Double(x - radius * 0.35, y - radius * 0.4),
            (float) (radius * 1.5),
            new float[] {0f, 0.45f, 1f},
            new Color[] {light, colour, shadow}));
    graphics.fill(disc(x, y, radius));
  }

  static Ellipse2D disc(double x, double y, double radius) {
    return oval(x, y, radius, radius);
  }

  static Ellipse2D oval(double x, double y, double radiusX, double radiusY) {
    return new Ellipse2D.Double(x - radiusX, y - radiusY, 2 * radiusX, 2 * radiusY);
  }

  /** All that is below a line, down to {@code bottom}. */
  Path2D below(DoubleUnaryOperator line, double bottom) {
    Path2D path = new Path2D.Double();
    path.moveTo(0, bottom);
    double step = width / 600;
    for (double x = 0; x <= width + step; x += step) {
      path.lineTo(x, line.applyAsDouble(x));
    }
    path.lineTo(width, bottom);
    path.closePath();
    return path;
  }

  /** A closed shape through points given as x, y, x, y … */
  static Path2D polygon(double... points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    path.closePath();
    return path;
  }

  @Override
  public void close() {
    graphics.dispose();
  }
}
