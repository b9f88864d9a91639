package social.kith.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ViewportSize;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Walks through the screens of one person and takes a picture of each, whole, in one size and
 * theme.
 */
final class ScreenTour {
  private final KithPage page;
  private final Path folder;
  private final String variant;

  /** Goes through the page as it is open; a picture is called by its screen and the variant. */
  ScreenTour(KithPage page, Path folder, String variant) {
    this.page = page;
    this.folder = folder;
    this.variant = variant;
  }

  /** The feed, what opens from the post with this text, and the composer. */
  void feed(String text) {
    take("feed");
    Locator post = page.post(text);
    in(post, Pattern.compile("repl(y|ies)$")).click();
    assertThat(post.getByLabel("Replies")).isVisible();
    take("thread");
    in(post, Pattern.compile("repl(y|ies)$")).click();
    in(post, Pattern.compile("^Add a reaction$")).click();
    takeAndEscape("reactions");
    fromMenu(post, "Where it is", "Where this post is", "delivery");
    fromMenu(post, "Edit", "Edit your post", "edit");
    fromMenu(post, "Add photos…", "Add photos", "add-photos");
    fromMenu(post, "Share with more…", "Share with more people", "widen");
    in(post, Pattern.compile("^Photo 1 of ")).click();
    assertThat(page.button("Close photos")).isVisible();
    takeAndEscape("light-box");
    page.page().getByLabel("Show").selectOption("photos");
    assertThat(
            page.page()
                .getByRole(AriaRole.FEED, new Page.GetByRoleOptions().setName("Found posts")))
        .isVisible();
    take("with-photos");
    page.page().getByLabel("Show").selectOption("all");
    page.text().fill("Who comes along to the lake on Sunday? I bring the boat.");
    page.openAudience();
    take("audience");
    page.page().keyboard().press("Escape");
    page.text().fill("");
  }

  private void fromMenu(Locator post, String item, String title, String name) {
    in(post, Pattern.compile("^Post menu$")).click();
    if (name.equals("delivery")) {
      take("post-menu");
    }
    page.page()
        .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(item).setExact(true))
        .click();
    assertThat(page.dialog(title)).isVisible();
    takeAndEscape(name);
  }

  /** Everybody, what adds somebody, and one person. */
  void people(String name) {
    page.goTo("People");
    assertThat(page.page().getByText(Pattern.compile("^Offline since"))).not().hasCount(0);
    take("people");
    page.invite();
    takeAndEscape("invite");
    page.button("I have an invite").first().click();
    assertThat(page.dialog("Use an invite")).isVisible();
    takeAndEscape("use-invite");
    page.button("New circle").click();
    assertThat(page.dialog("New circle")).isVisible();
    takeAndEscape("circle");
    page.page()
        .getByRole(AriaRole.MAIN)
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name).setExact(true))
        .click();
    assertThat(page.page().getByText("Over the wire")).isVisible();
    take("person");
    page.button("Compare safety numbers…").click();
    assertThat(page.dialog("Compare safety numbers")).isVisible();
    takeAndEscape("verify");
  }

  /** What others did. */
  void notices() {
    page.goTo("Notices");
    assertThat(page.page().getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Notices")))
        .isVisible();
    take("notices");
  }

  /** The settings, and what opens from them. */
  void settings() {
    page.goTo("Settings");
    assertThat(page.page().getByText("All is well")).isVisible();
    take("settings");
    page.button("Recovery words…").click();
    assertThat(page.dialog("Recovery words")).isVisible();
    takeAndEscape("recovery");
    page.goTo("Feed");
  }

  /** Takes what is seen now, down to its end: the window is as high as that for a moment. */
  void take(String screen) {
    ViewportSize size = page.page().viewportSize();
    int height = (int) page.page().evaluate("document.documentElement.scrollHeight");
    page.page().setViewportSize(size.width, Math.max(size.height, height));
    takeWindow(screen);
    page.page().setViewportSize(size.width, size.height);
  }

  void takeWindow(String screen) {
    page.page()
        .screenshot(
            new Page.ScreenshotOptions().setPath(folder.resolve(screen + "-" + variant + ".png")));
  }

  void takeAndEscape(String screen) {
    takeWindow(screen);
    page.page().keyboard().press("Escape");
    assertThat(page.page().locator("dialog[open]")).hasCount(0);
  }

  private static Locator in(Locator place, Pattern name) {
    return place.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name)).first();
  }
}
