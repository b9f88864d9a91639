package social.kith.node.demo;

import static social.kith.node.demo.Canvas.colour;

import java.util.SplittableRandom;

/** Stars, a moon, and the edge of a wood. */
final class NightScene implements SamplePhotos.Painter {
  @Override
  public void paint(Canvas canvas, SplittableRandom random) {
    canvas.shade(0, 1, colour(0x050a1c), colour(0x0c1a3c), colour(0x1f3a63), colour(0x4a6488));
    milkyWay(canvas, random);
    stars(canvas, random);
    moon(canvas, random);
    Ridge hills = Ridge.hills(random, 0.78, 0.1, 1.8);
    canvas.fillShaded(canvas.below(hills, 1), colour(0x14233d), colour(0x0a1424));
    Ridge wood = Ridge.hills(random, 0.9, 0.05, 2.6);
    canvas.fill(canvas.below(wood, 1), colour(0x050a10));
    for (int i = 0; i < 160; i++) {
      fir(canvas, random, wood);
    }
    cabin(canvas, random, hills);
  }

  private static void milkyWay(Canvas canvas, SplittableRandom random) {
    double tilt = random.nextDouble(0.35, 0.7);
    for (int i = 0; i < 260; i++) {
      double along = random.nextDouble(-0.1, 1.1);
      double x = along * canvas.width();
      double y = 0.75 - tilt * along + random.nextDouble(-0.09, 0.09);
      long tint = random.nextBoolean() ? 0x12b8c4ffL : 0x10e8c8d8L;
      canvas.glow(x, y, random.nextDouble(0.05, 0.16), colour(tint));
    }
  }

  private static void stars(Canvas canvas, SplittableRandom random) {
    long[] tints = {0xffffff, 0xcfdcff, 0xffe9cf, 0xe8f0ff};
    for (int i = 0; i < 1_400; i++) {
      double x = random.nextDouble(0, canvas.width());
      double y = 0.85 * random.nextDouble();
      double bright = Math.pow(random.nextDouble(), 6);
      var tint = colour(tints[random.nextInt(tints.length)]);
      canvas.fill(
          Canvas.disc(x, y, 0.0006 + 0.0016 * bright), Canvas.faded(tint, 0.35 + 0.65 * bright));
      if (bright > 0.5) {
        canvas.glow(x, y, 0.012 * bright, Canvas.faded(tint, 0.5));
      }
    }
  }

  private static void moon(Canvas canvas, SplittableRandom random) {
    double x = canvas.width() * random.nextDouble(0.15, 0.85);
    double y = random.nextDouble(0.14, 0.3);
    double radius = 0.055;
    canvas.glow(x, y, 0.45, colour(0x60cfdcffL));
    canvas.ball(x, y, radius, colour(0xfffdf2), colour(0xf4eed8), colour(0xb9b49f));
    for (int i = 0; i < 9; i++) {
      double angle = random.nextDouble(0, 2 * Math.PI);
      double away = radius * 0.75 * Math.sqrt(random.nextDouble());
      canvas.fill(
          Canvas.disc(
              x + away * Math.cos(angle),
              y + away * Math.sin(angle),
              radius * random.nextDouble(0.05, 0.2)),
          colour(0x30a09a88L));
    }
  }

  private static void fir(Canvas canvas, SplittableRandom random, Ridge ground) {
    double x = random.nextDouble(-0.02, canvas.width() + 0.02);
    double foot = ground.applyAsDouble(x) + 0.02;
    double tall = random.nextDouble(0.05, 0.17);
    for (int tier = 0; tier < 5; tier++) {
      double bottom = foot - tall * 0.17 * tier;
      double half = tall * (0.2 - 0.032 * tier);
      canvas.fill(
          Canvas.polygon(x - half, bottom, x, bottom - tall * 0.36, x + half, bottom),
          colour(0x04080d));
    }
  }

  private static void cabin(Canvas canvas, SplittableRandom random, Ridge ground) {
    double x = canvas.width() * random.nextDouble(0.2, 0.8);
    double foot = ground.applyAsDouble(x) + 0.012;
    canvas.fill(
        Canvas.polygon(
            x - 0.03,
            foot,
            x - 0.03,
            foot - 0.025,
            x,
            foot - 0.045,
            x + 0.03,
            foot - 0.025,
            x + 0.03,
            foot),
        colour(0x0b1220));
    canvas.glow(x, foot - 0.014, 0.07, colour(0x90ffc46bL));
    canvas.fill(
        Canvas.polygon(
            x - 0.008,
            foot - 0.008,
            x - 0.008,
            foot - 0.02,
            x + 0.008,
            foot - 0.02,
            x + 0.008,
            foot - 0.008),
        colour(0xffd98c));
  }
}
