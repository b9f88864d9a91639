package social.kith.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.web.net.Internet;
import social.kith.web.net.TwoHomes;
import social.kith.web.process.NodeProcess;

/** Two in a call, each with a node and a browser on a machine of their own, lose the network. */
class CutCallInBrowserIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String INTERRUPTED = "The picture is interrupted.";

  @TempDir Path folder;
  private final List<AutoCloseable> opened = new ArrayList<>();
  private Internet internet;
  private Internet.Host bobs;
  private TwoHomes homes;
  private LivePage a;
  private LivePage b;

  @BeforeEach
  void call() throws Exception {
    Optional<Internet> made = Internet.open();
    assumeTrue(made.isPresent(), "SKIPPED: networks that fail, as they need root on Linux");
    internet = made.get();
    opened.add(internet);
    Internet.Host alices = internet.host();
    bobs = internet.host();
    homes = new TwoHomes(folder, alices, bobs, internet.host(), false);
    opened.add(0, homes);
    assertThat(homes.meet(LIMIT)).isPresent();
    a = open(alices, homes.alice());
    b = open(bobs, homes.bob());
    a.call("Video call", "Bob");
    b.answer("Alice", "Answer").click();
    awaitPictures();
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
  }

  private LivePage open(Internet.Host host, NodeProcess node) throws Exception {
    Chromium chromium = Chromium.withCamera(host.prefix());
    chromium.start();
    opened.add(0, chromium::stop);
    Page page =
        chromium
            .browser()
            .newContext(
                new Browser.NewContextOptions().setLocale("en-GB").setViewportSize(1280, 900))
            .newPage();
    page.context().setDefaultTimeout(Chromium.LIMIT_MS);
    page.navigate(node.post("/api/v1/links", Map.of()).path("url").asText());
    return new LivePage(page);
  }

  private void awaitPictures() {
    a.awaitPicture(a.stage().getByLabel("Bob"));
    b.awaitPicture(b.stage().getByLabel("Alice"));
  }

  @Test
  void theCallGoesOnAfterACutAndEndsWithWordsIfItLasts() throws Exception {
    String id = homes.bob().id();
    internet.cut(bobs);
    assertThat(a.stage()).containsText(INTERRUPTED);
    assertThat(b.stage()).containsText(INTERRUPTED);
    NodeProcess.await(() -> !homes.alice().isOnline(id));
    internet.mend(bobs);
    homes.alice().awaitOnline(id);
    assertThat(a.stage()).not().containsText(INTERRUPTED);
    assertThat(b.stage()).not().containsText(INTERRUPTED);
    awaitPictures();
    internet.cut(bobs);
    assertThat(a.stage()).containsText("It is over.");
    assertThat(b.stage()).containsText("The connection to their node is lost.");
  }
}
