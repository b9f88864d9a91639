package social.kith.web.fault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Kills real nodes at random moments and compares everything. Run by {@code ./kith soak}. */
public final class Soak {
  private static final int ROUNDS = 200;
  private static final int PORT = 5_771;
  private static final int LINK_PORT = 27_000;

  private Soak() {}

  /** Takes {@code --rounds N} and {@code --seed N}. */
  public static void main(String[] args) throws Exception {
    int rounds = ROUNDS;
    long seed = new Random().nextInt(Integer.MAX_VALUE);
    for (int i = 0; i < args.length; i += 2) {
      if (i + 1 == args.length || !List.of("--rounds", "--seed").contains(args[i])) {
        System.err.println("kith soak: the options are --rounds N and --seed N.");
        System.exit(2);
      }
      if (args[i].equals("--rounds")) {
        rounds = Integer.parseInt(args[i + 1]);
      } else {
        seed = Long.parseLong(args[i + 1]);
      }
    }
    System.out.printf("kith soak: %d rounds, --seed %d%n", rounds, seed);
    Path folder = Files.createTempDirectory("kith-soak");
    try {
      new SoakRun(folder, seed, PORT, LINK_PORT, System.out::println).run(rounds);
      System.out.printf("kith soak: nothing lost, nothing twice in %d rounds.%n", rounds);
    } finally {
      Folders.delete(folder);
    }
  }
}
