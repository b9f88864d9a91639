package social.kith.web.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Ports as a person types them. */
final class Ports {
  private static final int MAX_PORT = 65_535;

  private Ports() {}

  /** Refuses what is no port, or below the least that is meant. */
  static void check(CommandSpec spec, String option, int value, int min) {
    if (value < min || value > MAX_PORT) {
      throw new ParameterException(
          spec.commandLine(), "%s is %d, not %d to %d.".formatted(option, value, min, MAX_PORT));
    }
  }
}
