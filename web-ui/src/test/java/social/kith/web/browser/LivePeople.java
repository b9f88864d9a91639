package social.kith.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.StartException;

/** Alice, and Bob and Carol whom she knows, before cameras and microphones that are none. */
abstract class LivePeople {
  @RegisterExtension static final Chromium CHROMIUM = withCamera();

  @TempDir Path folder;
  Person alice;
  Person bob;
  Person carol;
  LivePage a;
  LivePage b;

  /** A browser with a camera and a microphone that are none. */
  static Chromium withCamera() {
    return Chromium.withCamera(List.of());
  }

  @BeforeEach
  void start() throws StartException, IOException {
    alice = Person.named("Alice", folder);
    bob = Person.named("Bob", folder);
    carol = Person.named("Carol", folder);
    alice.pair(bob);
    alice.pair(carol);
    a = new LivePage(alice.open(CHROMIUM));
    b = new LivePage(bob.open(CHROMIUM));
  }

  @AfterEach
  void stop() throws IOException {
    a.page().context().close();
    b.page().context().close();
    alice.close();
    bob.close();
    carol.close();
    assertThat(alice.faults).isEmpty();
    assertThat(bob.faults).isEmpty();
    assertThat(carol.faults).isEmpty();
  }
}
