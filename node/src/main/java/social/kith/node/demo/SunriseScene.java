package social.kith.node.demo;

import static social.kith.node.demo.Canvas.colour;
import static social.kith.node.demo.Canvas.mixed;

import java.awt.Color;
import java.awt.geom.QuadCurve2D;
import java.util.SplittableRandom;

/** The sun coming up behind rows of hills. */
final class SunriseScene implements SamplePhotos.Painter {
  private static final int ROWS = 5;

  @Override
  public void paint(Canvas canvas, SplittableRandom random) {
    double sunX = canvas.width() * random.nextDouble(0.25, 0.75);
    double sunY = random.nextDouble(0.42, 0.5);
    canvas.shade(0, 0.62, colour(0x34507c), colour(0x7a83ab), colour(0xe8a58c), colour(0xffd9a0));
    canvas.shade(0.6, 1, colour(0xffd9a0), colour(0xf0b48c));
    clouds(canvas, random);
    canvas.glow(sunX, sunY, 0.7, colour(0xc8ffe9b8L));
    canvas.glow(sunX, sunY, 0.2, colour(0xfffff6d8L));
    canvas.fill(Canvas.disc(sunX, sunY, 0.045), colour(0xfffbee));
    hills(canvas, random);
    birds(canvas, random, sunX);
  }

  private static void clouds(Canvas canvas, SplittableRandom random) {
    for (int i = 0; i < 14; i++) {
      double x = random.nextDouble(0, canvas.width());
      double y = random.nextDouble(0.12, 0.4);
      double length = random.nextDouble(0.1, 0.4);
      for (int layer = 0; layer < 4; layer++) {
        Color pink = mixed(colour(0xd9a0a4), colour(0xffdfb8), random.nextDouble());
        canvas.fill(
            Canvas.oval(
                x + random.nextDouble(-0.1, 0.1),
                y + random.nextDouble(-0.008, 0.008),
                length * random.nextDouble(0.4, 1),
                random.nextDouble(0.004, 0.012)),
            Canvas.faded(pink, 0.22));
      }
    }
  }

  /** The nearer, the darker, greener and lower. */
  private static void hills(Canvas canvas, SplittableRandom random) {
    for (int row = 0; row < ROWS; row++) {
      double nearness = (double) row / (ROWS - 1);
      Ridge ridge = Ridge.hills(random, 0.55 + 0.33 * nearness, 0.11, 2.2 + nearness);
      Color top = mixed(colour(0xc98f86), colour(0x1d2f2c), nearness);
      Color foot = mixed(colour(0xf3c39c), colour(0x0c1715), Math.sqrt(nearness));
      canvas.fillShaded(canvas.below(ridge, 1), top, foot);
      if (row >= ROWS - 2) {
        trees(canvas, random, ridge, top, 0.02 + 0.03 * nearness);
      }
    }
  }

  private static void trees(
      Canvas canvas, SplittableRandom random, Ridge ridge, Color colour, double height) {
    for (int i = 0; i < 90; i++) {
      double x = random.nextDouble(0, canvas.width());
      double foot = ridge.applyAsDouble(x) + 0.006;
      double tall = height * random.nextDouble(0.5, 1.2);
      canvas.fill(
          Canvas.polygon(x - tall * 0.22, foot, x, foot - tall, x + tall * 0.22, foot), colour);
    }
  }

  private static void birds(Canvas canvas, SplittableRandom random, double sunX) {
    for (int i = 0; i < 7; i++) {
      double x = sunX + random.nextDouble(-0.5, 0.5);
      double y = random.nextDouble(0.15, 0.36);
      double wing = random.nextDouble(0.008, 0.016);
      Color dark = colour(0x3a3444);
      canvas.line(
          new QuadCurve2D.Double(x - wing, y - wing / 2, x - wing / 2, y - wing / 2, x, y),
          0.002,
          dark);
      canvas.line(
          new QuadCurve2D.Double(x, y, x + wing / 2, y - wing / 2, x + wing, y - wing / 2),
          0.002,
          dark);
    }
  }
}
