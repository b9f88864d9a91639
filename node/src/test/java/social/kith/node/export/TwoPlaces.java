package social.kith.node.export;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import social.kith.crypto.NodeKeys;

/** One person's node twice: what the first one exported, the second one imports. */
abstract class TwoPlaces {
  @TempDir Path folder;
  NodeKeys keys;
  Place from;
  Place to;

  @BeforeEach
  void open() throws Exception {
    keys = NodeKeys.generate();
    from = Place.open(folder.resolve("from"), keys);
    to = Place.open(folder.resolve("to"), keys);
  }

  @AfterEach
  void close() {
    from.close();
    to.close();
  }
}
