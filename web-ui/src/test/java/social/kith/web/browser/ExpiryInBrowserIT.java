package social.kith.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import social.kith.node.NewPost;

/** A post that ends by itself. */
class ExpiryInBrowserIT extends AliceAndBob {
  @Test
  void itsTimeIsChosenInTheComposer() {
    KithPage a = new KithPage(alice.open(CHROMIUM));
    Locator choice = a.page().getByLabel("How long it is there");
    assertThat(choice).hasValue("0");
    a.text().fill("For a week");
    choice.selectOption(new SelectOption().setLabel("For a week"));
    a.page().reload();
    assertThat(choice).hasValue("2");
    a.choose("Bob");
    a.share().click();
    assertThat(a.post("For a week").getByText("until ")).isVisible();
    assertThat(choice).hasValue("0");
    assertThat(new AxeBuilder(a.page()).analyze().getViolations()).isEmpty();
  }

  @Test
  void itGoesFromThePageOfAContactAndLeavesAWordOnItsAuthors() {
    String bobsId = alice.node().contacts().get(0).id();
    KithPage a = new KithPage(alice.open(CHROMIUM));
    KithPage b = new KithPage(bob.open(CHROMIUM));
    alice
        .node()
        .post(
            new NewPost(
                "A moment",
                List.of(),
                List.of(bobsId),
                List.of(),
                Optional.of(15L),
                Optional.empty()));
    assertThat(a.post("A moment")).isVisible();
    assertThat(b.post("A moment")).isVisible();
    assertThat(b.post("A moment")).hasCount(0);
    assertThat(a.page().getByText("The time of this post is over.")).isVisible();
  }
}
