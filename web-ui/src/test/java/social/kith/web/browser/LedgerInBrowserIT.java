package social.kith.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import social.kith.node.NewPost;
import social.kith.node.StartException;
import social.kith.node.demo.SamplePhotos;

/** Where a post is, who has seen it, and taking it back, as the page of its author shows it. */
class LedgerInBrowserIT extends AliceBobAndCarol {
  private static final String TEXT = "We got up before the sun.";

  private KithPage a;

  @BeforeEach
  void shareWhileCarolIsOff() throws IOException {
    String carolsId = carol.id();
    carol.stop();
    String draft = alice.node().draftPhotos().add(SamplePhotos.jpeg(4, 900, 600), false).id();
    alice
        .node()
        .post(
            new NewPost(
                TEXT,
                List.of(new NewPost.Photo(draft, "a hill")),
                List.of(bob.id(), carolsId),
                List.of(),
                Optional.empty(),
                Optional.empty()));
    a = new KithPage(alice.open(CHROMIUM));
  }

  @Test
  void theSheetTellsOfEachPersonAsItHappens() throws StartException, IOException {
    assertThat(a.delivery(TEXT)).containsText("On 1 of 2 disks · Carol offline");
    a.delivery(TEXT).click();
    assertThat(row("Bob")).containsText("On their disk");
    assertThat(row("Carol")).containsText("It goes out by itself when Carol is back");
    assertThat(steps("Carol")).hasText(new Pattern[] {Pattern.compile("Shared .*")});
    assertNoViolations();
    screenshot("sheet");

    carol.start();
    assertThat(row("Carol")).containsText("On their disk since");
    assertThat(steps("Carol")).hasCount(3);

    KithPage b = new KithPage(bob.open(CHROMIUM));
    assertThat(b.post(TEXT)).isVisible();
    b.goTo("Settings");
    Locator seen = b.page().getByLabel("Let people know when you have seen their posts");
    assertThat(seen).not().isChecked();
    seen.click();
    assertThat(seen).isChecked();
    assertThat(row("Bob")).containsText("On their disk since");
    b.goTo("Feed");
    b.post(TEXT).scrollIntoViewIfNeeded();
    assertThat(row("Bob")).containsText("Seen");
    assertThat(steps("Bob")).hasCount(4);
    assertThat(row("Carol")).not().containsText("Seen");
    screenshot("seen");
  }

  private Locator row(String name) {
    return a.dialog("Where this post is")
        .getByRole(AriaRole.LISTITEM)
        .filter(new Locator.FilterOptions().setHas(a.page().getByRole(AriaRole.HEADING)))
        .filter(new Locator.FilterOptions().setHasText(name));
  }

  private Locator steps(String name) {
    return row(name).getByRole(AriaRole.LIST).getByRole(AriaRole.LISTITEM);
  }

  @Test
  void aPostIsTakenBackUnlessThatIsUndone() throws StartException, IOException {
    KithPage b = new KithPage(bob.open(CHROMIUM));
    assertThat(b.post(TEXT)).isVisible();
    withdraw();
    assertThat(a.button("Undo")).isFocused();
    assertNoViolations();
    screenshot("undo");
    a.button("Undo").click();
    assertThat(a.post(TEXT)).isVisible();
    assertThat(b.post(TEXT)).isVisible();

    withdraw();
    a.button("Withdraw now").click();
    assertThat(a.posts()).containsText("You withdrew this post.");
    assertThat(b.post(TEXT)).hasCount(0);
    Locator line = a.posts().getByTestId("delivery");
    assertThat(line).containsText("Withdrawn, 1 of 2 confirmed · Carol offline");
    line.click();
    assertThat(row("Bob")).containsText("Off their disk");
    assertThat(row("Carol")).containsText("Did not get it");
    assertNoViolations();
    screenshot("withdrawn");
    carol.start();
    assertThat(row("Carol")).containsText("Never got it, and will not");
    a.button("Close").click();
    assertThat(line).hasText("Withdrawn, 2 of 2 confirmed");
    a.page().reload();
    assertThat(a.posts().getByTestId("delivery")).hasText("Withdrawn, 2 of 2 confirmed");
    assertThat(carol.node().feed(Optional.empty(), 9).posts()).isEmpty();
  }

  private void withdraw() {
    openMenu();
    a.page().keyboard().press("ArrowUp");
    a.page().keyboard().press("Enter");
  }

  private void openMenu() {
    a.posts()
        .first()
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Post menu"))
        .click();
    assertThat(a.page().getByRole(AriaRole.MENUITEM).first()).isFocused();
  }

  @Test
  void anEditedPostSaysSoAndShowsWhatItSaid() throws StartException, IOException {
    carol.start();
    KithPage b = new KithPage(bob.open(CHROMIUM));
    assertThat(b.post(TEXT)).isVisible();
    openMenu();
    a.page().keyboard().press("ArrowDown");
    a.page().keyboard().press("Enter");
    Locator sheet = a.dialog("Edit your post");
    assertThat(sheet).containsText("Only Bob and Carol will see it");
    assertThat(sheet.getByRole(AriaRole.BUTTON).filter(named("Save"))).isDisabled();
    sheet.getByLabel("Text of your post").fill("We got up late.");
    assertNoViolations();
    screenshot("edit");
    sheet.getByRole(AriaRole.BUTTON).filter(named("Save")).click();
    assertThat(a.post("We got up late.")).isVisible();
    assertThat(b.post("We got up late.")).isVisible();
    assertThat(b.post(TEXT)).hasCount(0);
    b.button("edited").click();
    assertThat(b.dialog("What this post said")).containsText(TEXT);
    assertThat(new AxeBuilder(b.page()).analyze().getViolations()).isEmpty();
  }

  private static Locator.FilterOptions named(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private void assertNoViolations() {
    assertThat(new AxeBuilder(a.page()).analyze().getViolations()).isEmpty();
  }

  /** Where {@code -Dscreenshots=FOLDER} says, to be looked at. */
  private void screenshot(String name) {
    String to = System.getProperty("screenshots", "");
    if (!to.isEmpty()) {
      a.page()
          .screenshot(
              new Page.ScreenshotOptions().setPath(Path.of(to).resolve("ledger-" + name + ".png")));
    }
  }
}
