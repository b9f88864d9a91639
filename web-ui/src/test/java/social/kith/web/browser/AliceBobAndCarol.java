package social.kith.web.browser;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import social.kith.node.StartException;

/** Alice and two whom she knows, before each test. */
abstract class AliceBobAndCarol extends AliceAndBob {
  Person carol;

  @BeforeEach
  void startCarol() throws StartException, IOException {
    carol = Person.named("Carol", folder);
    alice.pair(carol);
  }

  @AfterEach
  void stopCarol() throws IOException {
    carol.close();
  }
}
