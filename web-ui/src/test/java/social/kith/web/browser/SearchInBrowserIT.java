package social.kith.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.PostView;
import social.kith.node.StartException;

/** Somebody looks for a post among others. */
class SearchInBrowserIT {
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  @TempDir Path folder;
  private Person alice;
  private Person bob;
  private KithPage page;

  @BeforeEach
  void start() throws StartException, IOException {
    alice = Person.named("Alice", folder);
    bob = Person.named("Bob", folder);
    alice.pair(bob);
    for (int i = 0; i < 30; i++) {
      alice.post("An evening at home, number " + i, bob);
    }
    alice.post("Quittenmarmelade für alle", bob);
    page = new KithPage(alice.open(CHROMIUM));
  }

  @AfterEach
  void stop() throws IOException {
    page.page().context().close();
    alice.close();
    bob.close();
    assertThat(alice.faults).isEmpty();
  }

  @Test
  void findsWhileTypingAndGoesBackToTheFeed() {
    assertThat(page.post("Quittenmarmelade")).isVisible();
    page.page().keyboard().type("/alle QUITTEN");
    Locator box = page.page().getByLabel("Search posts");
    assertThat(box).isFocused();
    assertThat(box).hasValue("alle QUITTEN");
    assertThat(page.page().getByText("1 post", exactly())).isVisible();
    assertThat(page.posts()).hasCount(1);
    assertThat(page.delivery("Quittenmarmelade")).hasText("On Bob’s disk");
    assertThat(new AxeBuilder(page.page()).analyze().getViolations()).isEmpty();

    page.delivery("Quittenmarmelade").click();
    assertThat(page.dialog("Where this post is")).containsText("Bob");
    page.page().keyboard().press("Escape");

    box.fill("evening");
    // A page of them is 20, of which only those near the window are drawn.
    Locator found = page.page().getByRole(AriaRole.FEED, named("Found posts")).locator("article");
    assertThat(found.nth(1)).isVisible();
    page.page().evaluate("scrollTo(0, document.documentElement.scrollHeight)");
    assertThat(page.page().getByText("30 posts", exactly())).isVisible();

    box.fill("nothing like it");
    assertThat(page.page().getByText("No post here has all of “nothing like it”.")).isVisible();
    page.button("Back to the feed").click();
    assertThat(box).hasValue("");
    assertThat(page.post("Quittenmarmelade")).isVisible();
    assertThat(page.text()).isVisible();
  }

  @Test
  void saysInWhoseReplyTheWordsAreAndLeadsThere() {
    PostView post = alice.post("Who has a ladder?", bob);
    bob.awaitPost(post);
    bob.node()
        .conversations()
        .reply(post.id(), "Under the Birnbaum", Optional.empty(), Optional.empty());
    assertThat(page.post("Who has a ladder?")).containsText("1 reply");
    page.page().keyboard().press("/");
    page.page().getByLabel("Search posts").fill("birnb");
    Locator found = page.posts();
    assertThat(found).hasCount(1);
    assertThat(found).containsText("In a reply of Bob");
    assertThat(found.locator("q")).hasText("Under the Birnbaum");
    assertThat(new AxeBuilder(page.page()).analyze().getViolations()).isEmpty();
    page.button("In a reply of Bob").press("Enter");
    assertThat(found.locator(".reply")).isFocused();
    assertThat(found.locator(".reply")).containsText("Under the Birnbaum");
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Page.GetByTextOptions exactly() {
    return new Page.GetByTextOptions().setExact(true);
  }
}
