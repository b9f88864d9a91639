package social.kith.web.fault;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import social.kith.web.process.NodeProcess;

/**
 * Rounds of kill -9 at a random moment, while posts and photos are shared: of who sends, of who
 * receives, or of both; then everything is compared.
 */
final class SoakRun {
  /** After so many rounds other people begin anew, with empty disks. */
  private static final int ROUNDS_OF_A_VILLAGE = 20;

  private static final int POSTS_OF_A_ROUND = 12;
  private static final int LATEST_KILL_MS = 900;

  private final Path folder;
  private final long seed;
  private final int port;
  private final int linkPort;
  private final Consumer<String> out;

  /**
   * Rounds that are the same for the same seed, but for the moment in which a process dies.
   *
   * @param port of the first page, and the next two
   * @param linkPort first UDP port, and the next three hundred
   * @param out hears a line for each round
   */
  SoakRun(Path folder, long seed, int port, int linkPort, Consumer<String> out) {
    this.folder = folder;
    this.seed = seed;
    this.port = port;
    this.linkPort = linkPort;
    this.out = out;
  }

  /** Runs so many rounds. Throws at the first one after which something is not as it should be. */
  void run(int rounds) throws Exception {
    Random random = new Random(seed);
    for (int first = 0; first < rounds; first += ROUNDS_OF_A_VILLAGE) {
      Path home = folder.resolve("village-" + first);
      try (Village village = new Village(home, port, linkPort, random.nextLong())) {
        int end = Math.min(rounds, first + ROUNDS_OF_A_VILLAGE);
        for (int round = first; round < end; round++) {
          run(village, round, random);
        }
      }
      Folders.delete(home);
    }
  }

  private void run(Village village, int round, Random random) throws Exception {
    List<NodeProcess> killed =
        switch (random.nextInt(3)) {
          case 0 -> List.of(village.alice);
          case 1 -> List.of(village.bob);
          default -> List.of(village.alice, village.bob);
        };
    long delay = random.nextInt(LATEST_KILL_MS);
    try {
      int before = village.acknowledged().size();
      Resent resent = new Resent(village.alice, village.bob, killed);
      kill(village, killed, delay);
      village.checkLedgers(killed);
      resent.afterTheKill();
      double ms = village.restart(killed);
      village.alices.finish();
      village.bobs.finish();
      village.check();
      out.accept(
          "round %d: %s killed after %d ms, %d posts, back in %.0f ms, %d photo bytes sent again"
              .formatted(
                  round + 1,
                  names(village, killed),
                  delay,
                  village.acknowledged().size() - before,
                  ms,
                  resent.check()));
    } catch (Exception | AssertionError e) {
      throw new AssertionError(
          "round %d of seed %d, %s killed after %d ms"
              .formatted(round + 1, seed, names(village, killed), delay),
          e);
    }
  }

  private static String names(Village village, List<NodeProcess> nodes) {
    return nodes.size() == 2 ? "both" : nodes.contains(village.alice) ? "sender" : "receiver";
  }

  private static void kill(Village village, List<NodeProcess> killed, long delayMs)
      throws Exception {
    village.alices.start(POSTS_OF_A_ROUND);
    village.bobs.start(POSTS_OF_A_ROUND);
    Thread.sleep(delayMs);
    for (NodeProcess node : killed) {
      node.kill();
    }
    village.alices.stop();
    village.bobs.stop();
  }
}
