package social.kith.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import social.kith.node.PostView;

/** Somebody hears of what others did, and goes there. */
class NoticesInBrowserIT extends AliceAndBob {
  private static Locator bell(KithPage page) {
    return page.page()
        .getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Pages"))
        .getByRole(
            AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("^Notices")));
  }

  private static Locator notices(KithPage page) {
    return page.page()
        .getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Notices"))
        .getByRole(AriaRole.LINK);
  }

  private void bobReplies(PostView post, String text) {
    bob.node().conversations().reply(post.id(), text, Optional.empty(), Optional.empty());
  }

  private PostView shared() {
    PostView post = alice.post("Who has a ladder?", bob);
    bob.awaitPost(post);
    return post;
  }

  private void seeAll() {
    alice.node().marks().notices().seen(Instant.now());
  }

  @Test
  void countsTellsAndLeadsToTheReplyByKeyboard() {
    PostView post = shared();
    seeAll();
    KithPage page = new KithPage(alice.open(CHROMIUM));
    assertThat(page.post("Who has a ladder?")).isVisible();
    assertThat(bell(page)).hasText("Notices");
    bobReplies(post, "Under the Birnbaum");
    bob.node().conversations().react(post.id(), "👍");
    assertThat(bell(page)).containsText("2 new");
    assertThat(page.page()).hasTitle(Pattern.compile("^\\(2\\) "));

    bell(page).press("Enter");
    assertThat(notices(page)).hasCount(3);
    assertThat(notices(page).nth(0)).containsText("Bob reacted with 👍 to your post");
    assertThat(notices(page).nth(1)).containsText("Under the Birnbaum");
    assertThat(notices(page).nth(2)).containsText("Bob used your invite");
    assertThat(page.page().getByText("New", new Page.GetByTextOptions().setExact(true)))
        .hasCount(2);
    assertThat(bell(page)).hasText("Notices");

    notices(page).nth(1).press("Enter");
    assertThat(page.posts()).hasCount(1);
    assertThat(page.posts().locator(".reply")).isFocused();
    page.page().reload();
    assertThat(page.posts().locator(".reply")).containsText("Under the Birnbaum");
    page.page()
        .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Back to the feed"))
        .click();
    assertThat(page.text()).isVisible();
    assertThat(page.post("Who has a ladder?")).isVisible();
  }

  @Test
  void aNewOneComesToTheOpenListAndWhatIsTakenBackLeavesIt() {
    PostView post = shared();
    seeAll();
    KithPage page = new KithPage(alice.open(CHROMIUM));
    bell(page).click();
    assertThat(notices(page)).hasCount(1);
    bobReplies(post, "Too late?");
    assertThat(notices(page)).hasCount(2);
    assertThat(bell(page)).hasText("Notices");
    alice.node().sharedPosts().retract(post.id());
    assertThat(notices(page)).hasCount(1);
    page.page().navigate(page.page().url().replaceAll("/notices$", "/post/" + "0".repeat(64)));
    assertThat(page.page().getByText("There is no such post")).isVisible();
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void breaksNoRuleOnAPhone(ColorScheme scheme) {
    PostView post = shared();
    bobReplies(post, "Under the Birnbaum, where it always is, as you know");
    KithPage page =
        new KithPage(
            alice.open(
                CHROMIUM,
                new Browser.NewContextOptions().setViewportSize(390, 844).setColorScheme(scheme)));
    assertThat(bell(page)).containsText("2 new");
    bell(page).click();
    assertThat(notices(page)).hasCount(2);
    assertThat(new AxeBuilder(page.page()).analyze().getViolations()).as("notices").isEmpty();
    Object fits = "document.documentElement.scrollWidth <= innerWidth";
    assertThat(page.page().evaluate(fits.toString())).isEqualTo(true);
    notices(page).nth(0).click();
    assertThat(page.posts().locator(".reply")).isVisible();
    assertThat(new AxeBuilder(page.page()).analyze().getViolations()).as("post").isEmpty();
  }

  @Test
  void theBrowserSaysThatThereIsSomethingNewAndNotWhat() {
    PostView post = shared();
    seeAll();
    Browser.NewContextOptions options = new Browser.NewContextOptions();
    KithPage page = new KithPage(alice.open(CHROMIUM, options));
    page.page().context().grantPermissions(List.of("notifications"));
    bell(page).click();
    page.page().getByLabel("Say that there is something new").check();
    page.page()
        .evaluate(
            "window.Notification = class { static permission = 'granted';"
                + " constructor(title, { body }) {"
                + " document.body.dataset.told = title + ': ' + body; } };"
                + " Object.defineProperty(document, 'hidden', { get: () => true });");
    bobReplies(post, "Under the Birnbaum");
    assertThat(page.page().locator("body"))
        .hasAttribute("data-told", "Kith: There is something new.");
    assertThat(bell(page)).containsText("1 new");
  }
}
