package social.kith.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bob's browser stands still in the middle of something live, as when his laptop falls asleep. */
class AsleepInBrowserIT extends LivePeople {
  private static final String INTERRUPTED = "The picture is interrupted.";

  private final Chromium bobs = withCamera();
  private Set<Long> browser = Set.of();

  @BeforeEach
  void giveBobAnotherBrowser() throws IOException {
    assumeTrue(
        !System.getProperty("os.name").startsWith("Windows"),
        "SKIPPED: what falls asleep, as it needs signals");
    Set<Long> before = browsers();
    b.page().context().close();
    bobs.start();
    b = new LivePage(bob.open(bobs));
    browser =
        browsers().stream().filter(Predicate.not(before::contains)).collect(Collectors.toSet());
    assertThat(browser).isNotEmpty();
  }

  @AfterEach
  void closeIt() throws Exception {
    signal("CONT");
    b.page().context().close();
    bobs.stop();
  }

  /** The processes of Chromium that this one started. */
  private static Set<Long> browsers() {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().command().orElse("").contains("chrom"))
        .map(ProcessHandle::pid)
        .collect(Collectors.toSet());
  }

  private void signal(String name) throws IOException, InterruptedException {
    for (long process : browser) {
      new ProcessBuilder("kill", "-" + name, String.valueOf(process)).start().waitFor();
    }
  }

  @Test
  void aCallGoesOnWhenHeWakes() throws Exception {
    a.call("Video call", "Bob");
    b.answer("Alice", "Answer").click();
    Locator atAlice = a.stage().getByLabel("Bob");
    Locator atBob = b.stage().getByLabel("Alice");
    a.awaitPicture(atAlice);
    b.awaitPicture(atBob);

    signal("STOP");
    assertThat(a.stage()).containsText(INTERRUPTED);

    signal("CONT");
    assertThat(a.stage()).not().containsText(INTERRUPTED);
    a.awaitPicture(atAlice);
    b.awaitPicture(atBob);
    b.button("Hang up").click();
    assertThat(a.stage()).containsText("It is over.");
  }
}
