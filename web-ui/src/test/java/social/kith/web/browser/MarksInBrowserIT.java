package social.kith.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import social.kith.node.NewPost;
import social.kith.node.PostView;
import social.kith.node.demo.SamplePhotos;

/** The feed of somebody, new posts, pinned ones, and people who are muted. */
class MarksInBrowserIT extends AliceBobAndCarol {
  private static void show(KithPage page, String label) {
    page.page()
        .getByLabel("Show", new Page.GetByLabelOptions().setExact(true))
        .selectOption(new SelectOption().setLabel(label));
  }

  private static void assertNoViolations(KithPage page, String screen) {
    assertThat(new AxeBuilder(page.page()).analyze().getViolations()).as(screen).isEmpty();
  }

  @Test
  void showsSomeOfTheFeed() {
    alice.awaitPost(bob.post("Words of Bob", alice));
    alice.awaitPost(carol.post("Words of Carol", alice));
    String photo = alice.node().draftPhotos().add(SamplePhotos.jpeg(3, 600, 400), false).id();
    alice.post("A photo of mine", List.of(new NewPost.Photo(photo, "a hill")), bob);
    alice.node().circles().create("Friends", List.of(carol.id()));
    KithPage a = new KithPage(alice.open(CHROMIUM));
    assertThat(a.posts()).hasCount(3);
    show(a, "Bob");
    assertThat(a.posts()).hasCount(1);
    assertThat(a.post("Words of Bob")).isVisible();
    assertThat(a.page().getByText("1 post", new Page.GetByTextOptions().setExact(true)))
        .isVisible();
    assertNoViolations(a, "posts of one person");
    show(a, "Friends");
    assertThat(a.post("Words of Carol")).isVisible();
    assertThat(a.posts()).hasCount(1);
    show(a, "With photos");
    assertThat(a.post("A photo of mine")).isVisible();
    assertThat(a.posts()).hasCount(1);
    show(a, "On this day");
    assertThat(a.page().getByText("Nothing was shared on this day in earlier years.")).isVisible();
    show(a, "You");
    assertThat(a.post("A photo of mine")).isVisible();
    show(a, "All posts");
    assertThat(a.posts()).hasCount(3);
  }

  @Test
  void newPostsAreNewUntilTheyWereInSight() {
    alice.awaitPost(bob.post("Something new", alice));
    KithPage a = new KithPage(alice.open(CHROMIUM));
    Locator nav =
        a.page()
            .getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Pages"))
            .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Feed"));
    assertThat(a.post("Something new")).isVisible();
    assertThat(nav).not().containsText("1");
    assertThat(
            a.post("Something new").getByText("New", new Locator.GetByTextOptions().setExact(true)))
        .hasCount(0);
    assertThat(alice.node().marks().unread()).isZero();

    a.goTo("Settings");
    carol.awaitPost(alice.post("Away", carol));
    alice.awaitPost(bob.post("While away", alice));
    assertThat(nav).containsText("1 new");
    assertNoViolations(a, "settings with a new post");
    alice.node().marks().readAll();
    assertThat(nav).not().containsText("new");
  }

  @Test
  void aPinnedPostStandsAtTheTopAfterAReloadToo() {
    alice.awaitPost(bob.post("To be pinned", alice));
    alice.awaitPost(carol.post("Later than that", alice));
    KithPage a = new KithPage(alice.open(CHROMIUM));
    choose(a, "To be pinned", "Pin to the top");
    Locator pinned =
        a.page().getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Pinned"));
    assertThat(pinned).containsText("To be pinned");
    assertThat(a.posts()).hasCount(2);
    assertNoViolations(a, "pinned post");
    a.page().reload();
    assertThat(pinned).containsText("To be pinned");
    choose(a, "To be pinned", "Unpin");
    assertThat(pinned).isHidden();
    assertThat(a.posts()).hasCount(2);
  }

  private static void choose(KithPage page, String post, String item) {
    page.post(post)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Post menu"))
        .click();
    page.page()
        .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(item).setExact(true))
        .click();
  }

  @Test
  void whoIsMutedIsNotInTheFeed() {
    alice.awaitPost(bob.post("Loud", alice));
    alice.awaitPost(carol.post("Heard", alice));
    KithPage a = new KithPage(alice.open(CHROMIUM));
    assertThat(a.posts()).hasCount(2);
    a.goTo("People");
    a.page()
        .getByRole(AriaRole.MAIN)
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Bob").setExact(true))
        .click();
    a.button("Mute").click();
    assertThat(a.page().getByText("Bob is muted")).isVisible();
    assertNoViolations(a, "muted person");
    a.goTo("Feed");
    assertThat(a.posts()).hasCount(1);
    alice.awaitPost(bob.post("Still loud", alice));
    alice.awaitPost(carol.post("Heard again", alice));
    assertThat(a.page().getByText("1 new post", new Page.GetByTextOptions().setExact(true)))
        .isVisible();
    show(a, "Bob");
    assertThat(a.posts()).hasCount(2);
    assertThat(a.post("Still loud")).isVisible();
  }

  @Test
  void whatSomebodyMutedSaysIsCovered() {
    PostView post = alice.post("Who is there?", bob, carol);
    bob.awaitPost(post);
    bob.node().conversations().reply(post.id(), "Loud words", Optional.empty(), Optional.empty());
    alice.node().marks().mute(bob.id());
    KithPage a = new KithPage(alice.open(CHROMIUM));
    a.post("Who is there?")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("1 reply"))
        .click();
    assertThat(a.posts()).containsText("A reply of somebody you muted.");
    assertThat(a.posts()).not().containsText("Loud words");
    assertNoViolations(a, "covered reply");
    a.button("Show it").click();
    assertThat(a.posts()).containsText("Loud words");
  }
}
