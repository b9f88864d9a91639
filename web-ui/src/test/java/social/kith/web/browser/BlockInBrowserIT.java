package social.kith.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.StartException;

/** Blocking and unblocking somebody from their page. */
class BlockInBrowserIT {
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  @TempDir Path folder;

  @Test
  void aBlockedPersonStaysInTheListAndCannotBeChosen() throws StartException, IOException {
    try (Person alice = Person.named("Alice", folder);
        Person bob = Person.named("Bob", folder);
        Person carol = Person.named("Carol", folder)) {
      alice.pair(bob);
      alice.pair(carol);
      KithPage a = new KithPage(alice.open(CHROMIUM));
      a.text().fill("For two");
      a.choose("Bob", "Carol");
      assertThat(a.share()).hasText("Share with 2");

      a.goTo("People");
      person(a, "Bob").click();
      a.button("Block").click();
      assertThat(a.page().getByText("Bob is blocked")).isVisible();
      assertThat(new AxeBuilder(a.page()).analyze().getViolations()).isEmpty();
      a.goTo("People");
      assertThat(a.page().getByText("Blocked", new Page.GetByTextOptions().setExact(true)))
          .isVisible();
      assertThat(new AxeBuilder(a.page()).analyze().getViolations()).isEmpty();

      a.goTo("Feed");
      assertThat(a.share()).hasText("Share with 1");
      a.openAudience();
      assertThat(a.page().getByRole(AriaRole.CHECKBOX)).hasCount(1);

      a.goTo("People");
      person(a, "Bob").click();
      a.button("Unblock").click();
      assertThat(a.button("Block")).isVisible();
      assertThat(a.page().getByText("Here now", new Page.GetByTextOptions().setExact(true)))
          .isVisible();
      a.page().context().close();
      assertThat(alice.faults).isEmpty();
    }
  }

  private static Locator person(KithPage page, String name) {
    return page.page()
        .getByRole(AriaRole.MAIN)
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }
}
