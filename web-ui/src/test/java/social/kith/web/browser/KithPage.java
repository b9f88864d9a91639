package social.kith.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The page as a person finds their way in it: by roles and words, not by classes. */
final class KithPage {
  private final Page page;

  KithPage(Page page) {
    this.page = page;
  }

  Page page() {
    return page;
  }

  Locator button(String name) {
    return exact(AriaRole.BUTTON, name);
  }

  Locator dialog(String title) {
    return exact(AriaRole.DIALOG, title);
  }

  private Locator exact(AriaRole role, String name) {
    return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** Answers the first question. */
  void giveName(String name) {
    page.getByLabel("Your name").fill(name);
    button("Continue").click();
    assertThat(exact(AriaRole.NAVIGATION, "Pages")).isVisible();
  }

  /** Opens the sheet with an invite and reads its text. */
  String invite() {
    button("Invite someone").first().click();
    Locator text = dialog("Invite someone").getByLabel("Invite text");
    assertThat(text).hasValue(Pattern.compile("KITH:[A-Z2-7]{100,}"));
    return text.inputValue();
  }

  /** Pastes an invite and asks to connect. */
  void accept(String text) {
    Locator sheet = dialog("Use an invite");
    if (!sheet.isVisible()) {
      button("I have an invite").first().click();
    }
    sheet.getByLabel("Invite text").fill(text);
    sheet.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Connect")).click();
  }

  Locator code() {
    return page.getByTestId("pairing-code");
  }

  Locator text() {
    return page.getByLabel("Text of your post");
  }

  void addPhotos(Path... files) {
    page.getByTestId("draft-photo-input").setInputFiles(files);
  }

  Locator share() {
    return page.getByRole(
        AriaRole.BUTTON,
        new Page.GetByRoleOptions().setName(Pattern.compile("^Share( with \\d+)?$")));
  }

  /** Chooses who sees the post. */
  void choose(String... names) {
    openAudience();
    Locator people =
        page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Who sees this?"));
    for (String name : names) {
      people
          .getByRole(
              AriaRole.CHECKBOX, new Locator.GetByRoleOptions().setName(Pattern.compile(name)))
          .check();
    }
    people.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Done")).click();
  }

  void openAudience() {
    page.getByRole(
            AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Who sees this")))
        .click();
  }

  Locator posts() {
    return page.getByRole(AriaRole.FEED).getByRole(AriaRole.ARTICLE);
  }

  /** The post with this text. */
  Locator post(String text) {
    return posts().filter(new Locator.FilterOptions().setHasText(text));
  }

  /** The line of an own post that says where it is. */
  Locator delivery(String text) {
    return post(text).getByTestId("delivery");
  }

  /** The photos of a post that are shown as display images. */
  Locator photos(String text) {
    return post(text).locator("img.photo-shown");
  }

  void goTo(String name) {
    exact(AriaRole.NAVIGATION, "Pages")
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name))
        .click();
  }
}
