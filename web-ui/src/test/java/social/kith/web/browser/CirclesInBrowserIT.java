package social.kith.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Circles are made, shared with, and grow, with the older posts or without. */
class CirclesInBrowserIT extends AliceBobAndCarol {
  private KithPage a;

  @BeforeEach
  void open() {
    a = new KithPage(alice.open(CHROMIUM));
  }

  private static Locator tick(Locator place, String name) {
    return place.getByRole(
        AriaRole.CHECKBOX, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + name)));
  }

  private Locator circle(String name) {
    a.goTo("People");
    a.page()
        .getByRole(
            AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)))
        .click();
    return a.dialog("Circle " + name);
  }

  private void makeFamilyOfBob() {
    a.goTo("People");
    a.button("New circle").click();
    Locator sheet = a.dialog("New circle");
    sheet.getByLabel("Name, for you alone").fill("Family");
    tick(sheet, "Bob").check();
    assertNoViolations("new circle");
    a.button("Save").click();
    assertThat(sheet).isHidden();
    assertThat(a.page().getByText("Family")).isVisible();
  }

  private void shareWithFamily(String text, String chip, int people) {
    a.goTo("Feed");
    a.text().fill(text);
    a.openAudience();
    Locator list =
        a.page().getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Who sees this?"));
    tick(list, "Family").check();
    assertThat(tick(list, "Bob")).isChecked();
    a.button("Done").click();
    assertThat(a.page().getByText(chip)).isVisible();
    assertThat(a.share()).hasText("Share with " + people);
    a.share().click();
    assertThat(a.post(text)).containsText("Only Family: Bob");
  }

  private void assertNoViolations(String screen) {
    assertThat(new AxeBuilder(a.page()).analyze().getViolations()).as(screen).isEmpty();
  }

  @Test
  void aCircleIsWhoIsInItWhenItIsSharedWith() throws IOException {
    makeFamilyOfBob();
    shareWithFamily("For the family", "Family: Bob", 1);
    assertThat(a.delivery("For the family")).hasText("On Bob’s disk");

    Locator sheet = circle("Family");
    tick(sheet, "Carol").check();
    assertThat(sheet).containsText("1 post was shared with Family before. Does Carol get it?");
    assertNoViolations("circle that grows");
    a.button("Save").click();
    assertThat(sheet).isHidden();
    shareWithFamily("For all of it", "Family: Bob, Carol", 2);
    assertThat(a.delivery("For all of it")).hasText("On all 2 disks");

    KithPage c = new KithPage(carol.open(CHROMIUM));
    assertThat(c.post("For all of it")).isVisible();
    assertThat(c.posts()).hasCount(1);
    c.page().context().close();
  }

  @Test
  void whoComesIntoACircleGetsOlderPostsIfThatIsChosen() throws IOException {
    makeFamilyOfBob();
    shareWithFamily("Before Carol", "Family: Bob", 1);
    Locator sheet = circle("Family");
    tick(sheet, "Carol").check();
    sheet.getByLabel("Yes, with their photos").check();
    a.button("Save").click();
    assertThat(sheet).isHidden();
    a.goTo("Feed");
    assertThat(a.delivery("Before Carol")).hasText("On all 2 disks");
    assertThat(a.post("Before Carol")).containsText("Only Family: Bob and Carol");
    KithPage c = new KithPage(carol.open(CHROMIUM));
    assertThat(c.post("Before Carol")).isVisible();
    c.page().context().close();
  }

  @Test
  void aPostIsGivenToOneMore() throws IOException {
    bob.awaitPost(alice.post("Only for Bob", bob));
    a.post("Only for Bob")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Post menu"))
        .click();
    a.page()
        .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Share with more…"))
        .click();
    Locator sheet = a.dialog("Share with more people");
    assertThat(tick(sheet, "Bob")).hasCount(0);
    tick(sheet, "Carol").check();
    assertThat(sheet).containsText("Carol will get this post.");
    assertNoViolations("share with more");
    a.button("Share with Carol").click();
    assertThat(sheet).isHidden();
    assertThat(a.delivery("Only for Bob")).hasText("On all 2 disks");
    a.delivery("Only for Bob").click();
    assertThat(a.dialog("Where this post is")).containsText("Carol");
  }

  @Test
  void aCircleIsRenamedAndDeleted() {
    makeFamilyOfBob();
    Locator sheet = circle("Family");
    sheet.getByLabel("Name, for you alone").fill("Kin");
    a.button("Save").click();
    assertThat(sheet).isHidden();
    sheet = circle("Kin");
    a.button("Delete…").click();
    a.button("Delete it; posts and people stay").click();
    assertThat(sheet).isHidden();
    assertThat(a.page().getByText("Only you know of it.")).isVisible();
    a.goTo("Feed");
    a.openAudience();
    assertThat(a.page().getByText("Kin", new Page.GetByTextOptions().setExact(true))).hasCount(0);
  }
}
