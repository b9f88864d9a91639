package social.kith.web.fault;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.NodeConfig;
import social.kith.web.TestPorts;

/** The first rounds of {@code ./kith soak}, other ones each time. */
class SoakIT {
  private static final int ROUNDS = 20;
  private static final int PORT = TestPorts.page(5_741);

  @TempDir Path folder;

  @Test
  void nothingIsLostAndNothingTwice() throws Exception {
    long seed = Long.getLong("kith.soak.seed", new Random().nextInt(Integer.MAX_VALUE));
    System.out.println("SoakIT: as ./kith soak --rounds " + ROUNDS + " --seed " + seed);
    new SoakRun(folder, seed, PORT, NodeConfig.DEFAULT_FIRST_LINK_PORT + 4_000, line -> {})
        .run(ROUNDS);
  }
}
