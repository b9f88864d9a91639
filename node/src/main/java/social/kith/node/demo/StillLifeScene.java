package social.kith.node.demo;

import static social.kith.node.demo.Canvas.colour;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.QuadCurve2D;
import java.util.SplittableRandom;

/** Fruit and a vase of flowers on a table. */
final class StillLifeScene implements SamplePhotos.Painter {
  private static final double TABLE = 0.68;
  private static final long[] PETALS = {0xe9a6b4, 0xf6d365, 0xf4efe6, 0xc98bd0};

  /** Light, colour and shadow of apple, orange, plum, lemon. */
  private static final long[][] FRUIT = {
    {0xff9a8a, 0xc62f2b, 0x5c0f12},
    {0xffdba0, 0xf08c1e, 0x7d3c06},
    {0xb6a4d8, 0x5c3f84, 0x1f1233},
    {0xfff6b0, 0xf0cf3a, 0x8a6a0c},
  };

  @Override
  public void paint(Canvas canvas, SplittableRandom random) {
    canvas.shade(0, TABLE, colour(0x4d5a52), colour(0x7f8a78), colour(0x5c6457));
    canvas.glow(canvas.width() * 0.2, 0.1, 0.9, colour(0x70fff2d0L));
    canvas.shade(TABLE, 1, colour(0x8c6239), colour(0x6b4423), colour(0x3f2613));
    woodGrain(canvas, random);
    double vaseX = canvas.width() * random.nextDouble(0.28, 0.4);
    flowers(canvas, random, vaseX);
    vase(canvas, vaseX);
    double bowlX = canvas.width() * random.nextDouble(0.58, 0.7);
    bowl(canvas, random, bowlX);
    fruit(canvas, random, bowlX - 0.42, 0.83, 0.06);
    fruit(canvas, random, vaseX - 0.22, 0.8, 0.055);
  }

  private static void woodGrain(Canvas canvas, SplittableRandom random) {
    for (int i = 0; i < 220; i++) {
      double x = random.nextDouble(-0.2, canvas.width());
      double y = random.nextDouble(TABLE, 1);
      double length = random.nextDouble(0.1, 0.5);
      canvas.line(
          new QuadCurve2D.Double(
              x, y, x + length / 2, y + random.nextDouble(-0.008, 0.008), x + length, y),
          random.nextDouble(0.0005, 0.002),
          colour(random.nextBoolean() ? 0x28301a0aL : 0x20d8a870L));
    }
  }

  private static void flowers(Canvas canvas, SplittableRandom random, double x) {
    for (int i = 0; i < 9; i++) {
      double headX = x + random.nextDouble(-0.24, 0.24);
      double headY = random.nextDouble(0.12, 0.34);
      canvas.line(
          new QuadCurve2D.Double(x, 0.5, x + (headX - x) * 0.3, 0.36, headX, headY),
          0.006,
          colour(0x3f6b3a));
      blossom(canvas, random, headX, headY);
    }
  }

  private static void blossom(Canvas canvas, SplittableRandom random, double x, double y) {
    Color petal = colour(PETALS[random.nextInt(PETALS.length)]);
    Color shade = Canvas.mixed(petal, colour(0x3a2030), 0.4);
    double size = random.nextDouble(0.022, 0.034);
    double turn = random.nextDouble(0, Math.PI);
    for (int i = 0; i < 8; i++) {
      double angle = turn + i * Math.PI / 4;
      canvas.ball(
          x + size * Math.cos(angle), y + size * Math.sin(angle), size * 0.62, petal, petal, shade);
    }
    canvas.ball(x, y, size * 0.5, colour(0xffe08a), colour(0xd99a2b), colour(0x7a4a10));
  }

  private static void vase(Canvas canvas, double x) {
    canvas.fill(Canvas.oval(x + 0.06, 0.8, 0.2, 0.028), colour(0x60180c06L));
    Path2D vase = new Path2D.Double();
    vase.moveTo(x - 0.05, 0.46);
    vase.curveTo(x - 0.04, 0.54, x - 0.15, 0.58, x - 0.12, 0.7);
    vase.curveTo(x - 0.1, 0.78, x - 0.07, 0.8, x, 0.805);
    vase.curveTo(x + 0.07, 0.8, x + 0.1, 0.78, x + 0.12, 0.7);
    vase.curveTo(x + 0.15, 0.58, x + 0.04, 0.54, x + 0.05, 0.46);
    vase.closePath();
    canvas.fillShaded(vase, colour(0x9fc4d4), colour(0x4b86a6), colour(0x214860));
    canvas.fill(Canvas.oval(x, 0.46, 0.05, 0.01), colour(0x1b3a4c));
    canvas.fill(Canvas.oval(x - 0.06, 0.66, 0.014, 0.06), colour(0x60ffffffL));
  }

  private static void bowl(Canvas canvas, SplittableRandom random, double x) {
    canvas.fill(Canvas.oval(x + 0.07, 0.87, 0.3, 0.035), colour(0x70180c06L));
    for (int i = 0; i < 6; i++) {
      double place = (i % 3 - 1) * 0.12 + (i < 3 ? 0 : 0.05);
      fruit(canvas, random, x + place, i < 3 ? 0.63 : 0.68, 0.07);
    }
    Path2D bowl = new Path2D.Double();
    bowl.moveTo(x - 0.27, 0.69);
    bowl.curveTo(x - 0.24, 0.84, x - 0.12, 0.87, x, 0.87);
    bowl.curveTo(x + 0.12, 0.87, x + 0.24, 0.84, x + 0.27, 0.69);
    bowl.quadTo(x, 0.75, x - 0.27, 0.69);
    canvas.fillShaded(bowl, colour(0xf0e6d2), colour(0xc9b896), colour(0x7d6c50));
  }

  private static void fruit(
      Canvas canvas, SplittableRandom random, double x, double y, double radius) {
    long[] kind = FRUIT[random.nextInt(FRUIT.length)];
    canvas.fill(
        Canvas.oval(x + radius * 0.4, y + radius * 0.9, radius, radius * 0.25),
        colour(0x50180c06L));
    canvas.ball(x, y, radius, colour(kind[0]), colour(kind[1]), colour(kind[2]));
    canvas.line(
        new QuadCurve2D.Double(
            x,
            y - radius * 0.92,
            x + radius * 0.05,
            y - radius * 1.15,
            x + radius * 0.2,
            y - radius * 1.25),
        radius * 0.07,
        colour(0x4a3420));
  }
}
