package social.kith.node.demo;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/** The line of hills or mountains: waves of ever shorter length, added up. */
final class Ridge implements DoubleUnaryOperator {
  private final double base;
  private final double height;
  private final boolean sharp;
  private final double[] phases;
  private final double frequency;

  private Ridge(
      SplittableRandom random,
      double base,
      double height,
      double frequency,
      int waves,
      boolean sharp) {
    this.base = base;
    this.height = height;
    this.frequency = frequency;
    this.sharp = sharp;
    this.phases = random.doubles(waves, 0, 2 * Math.PI).toArray();
  }

  /** Round hills around height {@code base}. */
  static Ridge hills(SplittableRandom random, double base, double height, double frequency) {
    return new Ridge(random, base, height, frequency, 5, false);
  }

  /** Jagged mountains that stand on {@code base}. */
  static Ridge mountains(SplittableRandom random, double base, double height, double frequency) {
    return new Ridge(random, base, height, frequency, 7, true);
  }

  @Override
  public double applyAsDouble(double x) {
    double sum = 0;
    double part = 0.5;
    double rate = frequency;
    for (double phase : phases) {
      double wave = Math.sin(x * rate + phase);
      sum += part * (sharp ? 1 - 2 * Math.abs(wave) : wave);
      part *= 0.5;
      rate *= 2.1;
    }
    return base - height * (sharp ? (sum + 1) / 2 : sum);
  }
}
