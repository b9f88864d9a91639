package social.kith.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import social.kith.node.NewPost;
import social.kith.node.PostView;
import social.kith.node.StartException;
import social.kith.node.demo.SamplePhotos;

/** A passphrase, from setting it to the post that waited while the node was locked. */
class LockInBrowserIT {
  private static final String PASSPHRASE = "correct horse";

  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  @TempDir Path folder;
  private Person alice;
  private Person bob;
  private String aliceId;

  @BeforeEach
  void start() throws StartException, IOException {
    alice = Person.named("Alice", folder);
    bob = Person.named("Bob", folder);
    alice.pair(bob);
    aliceId = alice.id();
  }

  @AfterEach
  void stop() throws IOException {
    alice.close();
    bob.close();
    assertThat(alice.faults).isEmpty();
  }

  private static void assertNoViolations(KithPage page) {
    assertThat(new AxeBuilder(page.page()).analyze().getViolations()).isEmpty();
  }

  private static Locator passphrase(KithPage page) {
    return page.page().getByLabel("Passphrase", new Page.GetByLabelOptions().setExact(true));
  }

  private static void set(KithPage page) {
    page.goTo("Settings");
    page.button("Set a passphrase…").click();
    Locator sheet = page.dialog("Set a passphrase");
    sheet.getByLabel("New passphrase, 8 characters or more").fill(PASSPHRASE);
    sheet.getByLabel("The same again").fill("correct hors");
    assertThat(sheet.getByRole(AriaRole.ALERT)).containsText("The two are not the same.");
    assertThat(page.button("Set passphrase")).isDisabled();
    sheet.getByLabel("The same again").fill(PASSPHRASE);
    page.button("Set passphrase").click();
    assertThat(sheet).isHidden();
    assertThat(page.page().getByText("Your keys are sealed on the disk.")).isVisible();
  }

  private static void unlock(KithPage page, String typed) {
    passphrase(page).fill(typed);
    page.button("Unlock").click();
  }

  private static void assertLocked(KithPage page) {
    assertThat(page.page().getByText("Kith is locked")).isVisible();
    assertThat(passphrase(page)).isFocused();
  }

  @Test
  void setLockWrongUnlockAndWhatWaitedArrives() {
    PostView first = bob.post("Seen before", alice);
    alice.awaitWhole(first);
    KithPage page = new KithPage(alice.open(CHROMIUM));
    KithPage second = new KithPage(alice.open(CHROMIUM));
    assertThat(page.post("Seen before")).isVisible();
    page.text().fill("Half a sentence");
    set(page);
    page.button("Lock now").click();

    assertLocked(page);
    assertThat(second.page().getByText("Kith is locked")).isVisible();
    assertThat(page.page().getByText("Seen before")).hasCount(0);
    bob.node()
        .post(
            new NewPost(
                "It waited",
                List.of(),
                List.of(aliceId),
                List.of(),
                Optional.empty(),
                Optional.empty()));
    unlock(page, "correct hors3");
    assertThat(page.page().getByRole(AriaRole.ALERT)).containsText("This is not the passphrase.");
    assertThat(passphrase(page)).isFocused();
    unlock(page, PASSPHRASE);

    // Both go on where they were, and nobody reloads.
    assertThat(page.button("Lock now")).isVisible();
    page.goTo("Feed");
    assertThat(page.post("Seen before")).isVisible();
    assertThat(page.text()).hasValue("Half a sentence");
    assertThat(second.post("Seen before")).isVisible();
    showFresh(second);
    assertThat(second.post("It waited")).isVisible();
    page.page().context().close();
    second.page().context().close();
  }

  /** What came before the page asked again is in its feed, what comes later behind the pill. */
  private static void showFresh(KithPage page) {
    Locator pill = page.button("1 new post");
    assertThat(pill.or(page.post("It waited"))).isVisible();
    if (pill.isVisible()) {
      pill.click();
    }
  }

  @Test
  void aPageThatWasOpenedWhileLockedFillsWhenAnotherUnlocks() throws Exception {
    alice.host().setPassphrase(Optional.empty(), PASSPHRASE);
    alice.stop();
    alice.start();
    KithPage page = new KithPage(alice.open(CHROMIUM));
    assertLocked(page);
    alice.host().unlock(PASSPHRASE);
    assertThat(page.text()).isVisible();
    page.page().reload();
    assertThat(page.text()).isVisible();
    alice.host().lock();
    assertLocked(page);
    page.page().context().close();
  }

  @Test
  void theBrowserKeepsNothing() {
    NewPost.Photo photo =
        new NewPost.Photo(
            alice.node().draftPhotos().add(SamplePhotos.jpeg(1, 600, 400), false).id(), "A lake");
    alice.post("With a photo", List.of(photo), bob);
    KithPage page = new KithPage(alice.open(CHROMIUM));
    assertThat(page.photos("With a photo")).hasCount(1);
    page.text().fill("Half a sentence");
    assertThat(page.page().evaluate("localStorage.getItem('kith-draft')").toString())
        .contains("Half a sentence");
    set(page);
    assertThat(page.page().evaluate("localStorage.getItem('kith-draft')")).isNull();
    page.goTo("Feed");
    page.text().fill("Another one");
    assertThat(page.page().evaluate("localStorage.getItem('kith-draft')")).isNull();
    assertThat(
            page.page()
                .evaluate(
                    "fetch(document.querySelector('img.photo-shown').src)"
                        + ".then(a => a.headers.get('Cache-Control'))"))
        .isEqualTo("no-store");
    page.page().context().close();
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void everyScreenKeepsTheRules(ColorScheme scheme) {
    KithPage page =
        new KithPage(
            alice.open(
                CHROMIUM,
                new Browser.NewContextOptions().setViewportSize(1280, 900).setColorScheme(scheme)));
    page.goTo("Settings");
    assertThat(page.button("Set a passphrase…")).isVisible();
    assertNoViolations(page);
    page.button("Set a passphrase…").click();
    assertThat(page.dialog("Set a passphrase")).isVisible();
    assertNoViolations(page);
    page.button("Leave it").click();
    set(page);
    assertNoViolations(page);

    page.button("Change passphrase…").click();
    Locator change = page.dialog("Change the passphrase");
    change.getByLabel("Current passphrase").fill("wrong horse");
    change.getByLabel("New passphrase, 8 characters or more").fill("another horse");
    change.getByLabel("The same again").fill("another horse");
    page.button("Change passphrase").click();
    assertThat(change.getByRole(AriaRole.ALERT)).containsText("This is not the passphrase.");
    assertNoViolations(page);
    change.getByLabel("Current passphrase").fill(PASSPHRASE);
    page.button("Change passphrase").click();
    assertThat(change).isHidden();

    page.button("Lock now").click();
    assertLocked(page);
    assertNoViolations(page);
    unlock(page, PASSPHRASE);
    assertThat(page.page().getByRole(AriaRole.ALERT)).containsText("This is not the passphrase.");
    assertNoViolations(page);
    unlock(page, "another horse");

    page.button("Remove passphrase…").click();
    Locator remove = page.dialog("Remove the passphrase");
    assertNoViolations(page);
    remove.getByLabel("Current passphrase").fill("another horse");
    page.button("Remove passphrase").click();
    assertThat(remove).isHidden();
    assertThat(page.button("Set a passphrase…")).isVisible();
    page.page().context().close();
  }
}
