package social.kith.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.StartException;

/** Alice, with her page open, and two whom she knows, before each test. */
abstract class AliceBobAndCarol {
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  @TempDir Path folder;
  Person alice;
  Person bob;
  Person carol;
  KithPage a;

  @BeforeEach
  void start() throws StartException, IOException {
    alice = Person.named("Alice", folder);
    bob = Person.named("Bob", folder);
    carol = Person.named("Carol", folder);
    alice.pair(bob);
    alice.pair(carol);
    a = new KithPage(alice.open(CHROMIUM));
  }

  @AfterEach
  void stop() throws IOException {
    a.page().context().close();
    alice.close();
    bob.close();
    carol.close();
    assertThat(alice.faults).isEmpty();
  }
}
