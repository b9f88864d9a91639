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
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.StartException;

/**
 * Replies and reactions on the pages of an author and of two readers who do not know each other.
 */
class ConversationInBrowserIT {
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();
  private static final String TEXT = "Who comes along to the lake?";

  @TempDir Path folder;
  private Person alice;
  private Person bob;
  private Person cy;
  private KithPage a;
  private KithPage b;
  private KithPage c;

  @BeforeEach
  void start() throws StartException, IOException {
    alice = Person.named("Alice", folder);
    bob = Person.named("Bob", folder);
    cy = Person.named("Cy", folder);
    alice.pair(bob);
    alice.pair(cy);
    bob.awaitPost(alice.post(TEXT, bob, cy));
    a = open(alice, ColorScheme.LIGHT);
    b = open(bob, ColorScheme.LIGHT);
    c = open(cy, ColorScheme.DARK);
    for (KithPage page : List.of(a, b, c)) {
      assertThat(page.post(TEXT)).isVisible();
    }
  }

  private static KithPage open(Person person, ColorScheme scheme) {
    return new KithPage(
        person.open(
            CHROMIUM,
            new Browser.NewContextOptions().setViewportSize(820, 900).setColorScheme(scheme)));
  }

  @AfterEach
  void stop() throws IOException {
    for (Person person : List.of(alice, bob, cy)) {
      person.close();
      assertThat(person.faults).isEmpty();
    }
  }

  /** Opens what is written about the post by the key for it. */
  private static Locator field(KithPage page) {
    page.post(TEXT).focus();
    page.page().keyboard().press("r");
    Locator field = page.post(TEXT).getByLabel(Pattern.compile("^Reply (to|under)"));
    assertThat(field).isFocused();
    return field;
  }

  private static Locator replies(KithPage page) {
    return page.post(TEXT).locator(".reply");
  }

  private static Locator reply(KithPage page, String text) {
    return replies(page).filter(new Locator.FilterOptions().setHasText(text));
  }

  private static Locator button(Locator within, String name) {
    return within.getByRole(
        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator chip(KithPage page, String name) {
    return page.post(TEXT)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  @Test
  void aReplyIsThereForAllWhoSeeThePostAndSaysWhoTheyAre() {
    field(a);
    assertThat(a.post(TEXT)).containsText("Seen by Bob, Cy");
    Locator field = field(b);
    assertThat(b.post(TEXT)).containsText("Seen by Alice +1");
    assertThat(button(b.post(TEXT), "Reply to 2")).isDisabled();
    field.fill("I do <b>gladly</b>");
    b.page().keyboard().press("Control+Enter");
    assertThat(reply(b, "I do <b>gladly</b>")).containsText("You");
    assertThat(field).hasValue("");

    assertThat(reply(a, "gladly")).containsText("Bob");
    assertThat(reply(a, "gladly")).not().containsText("contact");
    field(c);
    assertThat(reply(c, "gladly")).containsText("Bob (Alice’s contact)");
    assertThat(c.post(TEXT)).containsText("Seen by Alice, Bob");
    assertThat(c.post(TEXT)).containsText("1 reply");

    button(reply(c, "gladly"), "Answer Bob").click();
    assertThat(c.post(TEXT)).containsText("Answering Bob (Alice’s contact)");
    c.page().keyboard().type("So do I");
    c.page().keyboard().press("Control+Enter");
    assertThat(b.post(TEXT).locator(".answers .reply")).containsText("Cy (Alice’s contact)");
    assertThat(a.post(TEXT)).containsText("2 replies");
    assertNoViolations();
    screenshots("thread");
  }

  @Test
  void aReplyGoesWhenItsWriterOrTheAuthorTakesItAway() {
    field(b).fill("Mine");
    b.page().keyboard().press("Control+Enter");
    field(c).fill("Rude");
    c.page().keyboard().press("Control+Enter");
    field(a);
    for (KithPage page : List.of(a, b, c)) {
      assertThat(replies(page)).hasCount(2);
    }
    assertThat(button(reply(b, "Rude"), "Reply of Cy (Alice’s contact)")).hasCount(0);
    takeAway(b, "Mine", "Reply of You");
    takeAway(a, "Rude", "Reply of Cy");
    for (KithPage page : List.of(a, b, c)) {
      assertThat(replies(page)).hasCount(0);
    }
  }

  private static void takeAway(KithPage page, String text, String menu) {
    button(reply(page, text), menu).click();
    assertThat(page.page().getByRole(AriaRole.MENUITEM)).isFocused();
    page.page().keyboard().press("Enter");
    assertThat(reply(page, text)).hasCount(0);
  }

  @Test
  void aReactionIsCountedAndChangedByKeyboardAlone() {
    button(b.post(TEXT), "Add a reaction").focus();
    b.page().keyboard().press("Enter");
    assertThat(button(b.post(TEXT), "Thumbs up")).isFocused();
    assertNoViolations();
    screenshots("picker");
    b.page().setViewportSize(390, 844);
    screenshots("phone");
    // The bar for scrolling has its place also where there is none.
    assertThat((int) b.page().evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(390);
    b.page().keyboard().press("Enter");
    assertThat(button(b.post(TEXT), "Add a reaction")).isFocused();
    assertThat(chip(b, "👍: You")).hasAttribute("aria-pressed", "true");
    assertThat(chip(a, "👍: Bob")).hasText("👍1");
    chip(c, "👍: Bob (Alice’s contact)").click();
    assertThat(chip(a, "👍: Bob and Cy")).hasText("👍2");

    button(b.post(TEXT), "Add a reaction").click();
    b.page().keyboard().press("ArrowLeft");
    b.page().keyboard().type("🧑🏾\u200d🚀");
    b.page().keyboard().press("Enter");
    assertThat(chip(c, "🧑🏾\u200d🚀: Bob (Alice’s contact)")).isVisible();
    assertThat(chip(c, "👍: You")).hasText("👍1");
    chip(c, "👍: You").click();
    assertThat(chip(a, "👍: Cy")).hasCount(0);
    assertThat(chip(a, "🧑🏾\u200d🚀: Bob")).isVisible();
    a.page().reload();
    assertThat(chip(a, "🧑🏾\u200d🚀: Bob")).isVisible();
    button(b.post(TEXT), "Add a reaction").click();
    b.page().keyboard().press("Escape");
    assertThat(button(b.post(TEXT), "Thumbs up")).hasCount(0);
  }

  @Test
  void whatIsSaidWaitsForAnAuthorWhoIsOffAndWhatIsWrittenStaysWhileItIsClosed()
      throws StartException, IOException {
    alice.stop();
    field(b).fill("Half");
    button(b.post(TEXT), "Reply").click();
    field(b);
    assertThat(b.post(TEXT).getByLabel("Reply to Alice’s post")).hasValue("Half");
    b.page().keyboard().press("Control+Enter");
    assertThat(reply(b, "Half")).containsText("waits for Alice");
    alice.start();
    assertThat(reply(b, "Half")).not().containsText("waits for");
    field(c);
    assertThat(reply(c, "Half")).isVisible();
  }

  private void assertNoViolations() {
    for (KithPage page : List.of(a, b, c)) {
      assertThat(new AxeBuilder(page.page()).analyze().getViolations()).isEmpty();
    }
  }

  /** Where {@code -Dscreenshots=FOLDER} says, to be looked at. */
  private void screenshots(String name) {
    String to = System.getProperty("screenshots", "");
    if (!to.isEmpty()) {
      shot(b, Path.of(to).resolve("talk-" + name + "-light.png"));
      shot(c, Path.of(to).resolve("talk-" + name + "-dark.png"));
    }
  }

  private static void shot(KithPage page, Path file) {
    page.page().screenshot(new Page.ScreenshotOptions().setPath(file));
  }
}
