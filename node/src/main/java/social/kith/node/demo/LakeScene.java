package social.kith.node.demo;

import static social.kith.node.demo.Canvas.colour;

import java.awt.Color;
import java.awt.geom.Line2D;
import java.util.SplittableRandom;

/** Sailing boats on a lake before mountains. */
final class LakeScene implements SamplePhotos.Painter {
  private static final double SHORE = 0.5;
  private static final long[] SAILS = {0xf7f3ea, 0xf2d7a7, 0xd95f4b, 0xe9eef2};

  @Override
  public void paint(Canvas canvas, SplittableRandom random) {
    canvas.shade(0, SHORE, colour(0x3f7fbf), colour(0x9fcbe8), colour(0xe4f1f4));
    clouds(canvas, random);
    Ridge far = Ridge.mountains(random, SHORE, 0.34, 1.3);
    canvas.fillShaded(
        canvas.below(far, SHORE), colour(0xf4f8fb), colour(0x8aa5bd), colour(0x7f9db4));
    Ridge near = Ridge.hills(random, SHORE - 0.05, 0.06, 2.4);
    canvas.fillShaded(canvas.below(near, SHORE), colour(0x4e7a5c), colour(0x2f5a46));
    canvas.shade(SHORE, 1, colour(0x9cc3d6), colour(0x3f86a8), colour(0x17506f));
    reflections(canvas, random, near);
    ripples(canvas, random);
    int boats = random.nextInt(3, 6);
    for (int i = 0; i < boats; i++) {
      double nearness = (i + random.nextDouble()) / boats;
      double x = canvas.width() * random.nextDouble(0.08, 0.92);
      Color sail = colour(SAILS[random.nextInt(SAILS.length)]);
      boat(canvas, x, SHORE + 0.05 + 0.3 * nearness, 0.05 + 0.13 * nearness, sail);
    }
  }

  private static void clouds(Canvas canvas, SplittableRandom random) {
    for (int i = 0; i < 5; i++) {
      double x = random.nextDouble(0, canvas.width());
      double y = random.nextDouble(0.06, 0.24);
      for (int puff = 0; puff < 26; puff++) {
        double dx = random.nextDouble(-0.15, 0.15);
        double radius = random.nextDouble(0.02, 0.06) * (1 - Math.abs(dx) * 4);
        canvas.glow(x + dx, y + random.nextDouble(-0.02, 0.02), 2 * radius, colour(0x48ffffffL));
      }
    }
  }

  private static void reflections(Canvas canvas, SplittableRandom random, Ridge hills) {
    for (int i = 0; i < 700; i++) {
      double x = random.nextDouble(0, canvas.width());
      double depth = Math.max(0.01, (SHORE - hills.applyAsDouble(x)) * 1.3);
      double y = SHORE + random.nextDouble(0, depth);
      canvas.fill(Canvas.oval(x, y, random.nextDouble(0.01, 0.05), 0.0022), colour(0x38305c4aL));
    }
  }

  private static void ripples(Canvas canvas, SplittableRandom random) {
    for (int i = 0; i < 1_500; i++) {
      double nearness = random.nextDouble();
      double y = SHORE + 0.5 * nearness * nearness;
      double length = 0.006 + 0.05 * nearness * random.nextDouble();
      boolean lit = random.nextBoolean();
      canvas.fill(
          Canvas.oval(random.nextDouble(0, canvas.width()), y, length, 0.0007 + 0.0025 * nearness),
          colour(lit ? 0x30e8f6ffL : 0x30103c58L));
    }
  }

  private static void boat(Canvas canvas, double x, double water, double size, Color sail) {
    Color shadow = Canvas.mixed(sail, colour(0x405060), 0.35);
    canvas.fill(
        Canvas.polygon(x, water, x + size * 0.35, water, x + size * 0.02, water + size * 0.9),
        Canvas.faded(sail, 0.25));
    double mastTop = water - size * 1.25;
    canvas.line(new Line2D.Double(x, water, x, mastTop), size * 0.025, colour(0x5a4636));
    double boom = water - size * 0.16;
    canvas.fill(
        Canvas.polygon(x + size * 0.03, boom, x + size * 0.03, mastTop, x + size * 0.5, boom),
        sail);
    canvas.fill(
        Canvas.polygon(
            x - size * 0.03, boom, x - size * 0.03, mastTop + size * 0.1, x - size * 0.38, boom),
        shadow);
    canvas.fillShaded(
        Canvas.polygon(
            x - size * 0.5,
            water - size * 0.1,
            x + size * 0.58,
            water - size * 0.1,
            x + size * 0.4,
            water + size * 0.06,
            x - size * 0.38,
            water + size * 0.06),
        colour(0x8c4a32),
        colour(0x4a2519));
  }
}
