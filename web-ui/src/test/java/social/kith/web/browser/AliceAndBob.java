package social.kith.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.StartException;

/** Two people who know each other, before each test. */
abstract class AliceAndBob {
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  @TempDir Path folder;
  Person alice;
  Person bob;

  @BeforeEach
  void start() throws StartException, IOException {
    alice = Person.named("Alice", folder);
    bob = Person.named("Bob", folder);
    alice.pair(bob);
  }

  @AfterEach
  void stop() throws IOException {
    alice.close();
    bob.close();
    assertThat(alice.faults).isEmpty();
    assertThat(bob.faults).isEmpty();
  }
}
