package social.kith.web.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** After a power cut all come back at once. */
class RestartIT {
  private static final int NODES = 100;

  @TempDir Path folder;

  @Test
  @Timeout(480)
  void aHundredNodesFindEachOtherWithoutAStorm() throws Exception {
    try (Namespaces network = new Namespaces()) {
      assumeTrue(network.add("ring"), "SKIPPED: restarting 100 nodes, as it needs root on Linux");
      Neighbours.Outcome outcome = Neighbours.restart(network, "ring", folder, NODES);
      assertThat(outcome.links()).isEqualTo(2 * NODES);
      assertThat(outcome.packets() / outcome.links()).as("packets for a link").isLessThan(200);
    }
  }
}
