package social.kith.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.StartException;

/** Alice shows her camera to Bob, and not to Carol. */
class LiveInBrowserIT {
  @RegisterExtension
  static final Chromium CHROMIUM =
      new Chromium("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream");

  @TempDir Path folder;
  private Person alice;
  private Person bob;
  private Person carol;
  private LivePage a;
  private LivePage b;

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
  }

  @Test
  void bobWatchesAliceAndIsLetGo() {
    a.goLive("Bob");
    b.watch("Alice");
    assertThat(a.stage()).containsText("Bob is watching");
    a.page().screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/live-a.png")));
    b.page().screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/live-b.png")));
    a.button("Remove Bob").click();
    assertThat(a.stage()).containsText("Nobody is watching yet");
    assertThat(b.stage()).containsText("It is over.");
  }
}
