package social.kith.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import social.kith.node.IceServerView;

/** How somebody is reached, on their page, and what the node needs, in the settings. */
class PathInBrowserIT extends AliceAndBob {
  private static Locator section(Page page, String title) {
    return page.getByRole(
        AriaRole.REGION, new Page.GetByRoleOptions().setName(title).setExact(true));
  }

  private static void assertAccessible(Page page) {
    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
  }

  private static KithPage openBob(Person alice) {
    KithPage page = new KithPage(alice.open(CHROMIUM));
    page.goTo("People");
    page.page()
        .getByRole(AriaRole.MAIN)
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Bob").setExact(true))
        .click();
    return page;
  }

  @Test
  void theConnectionIsLiveWhileItIsLookedAt() throws Exception {
    KithPage page = openBob(alice);
    Locator connection = section(page.page(), "Connection");
    assertThat(connection).containsText("Both nodes are on this machine.");
    assertThat(connection).containsText(Pattern.compile("There and back(under 1|\\d+) ms"));
    assertThat(connection).containsText("over UDP");
    assertAccessible(page.page());
    bob.stop();
    assertThat(connection).containsText("Their node was closed. They are reached again");
    assertThat(connection).containsText("1 address of the last session");
    assertThat(connection).containsText("Trying now.");
    assertAccessible(page.page());
    bob.start();
    assertThat(connection).containsText("Both nodes are on this machine.");
    page.goTo("People");
    assertThat(page.page().getByText(Pattern.compile("Connected on this computer"))).isVisible();
  }

  @Test
  void theNodeIsCheckedInTheSettings() throws IOException {
    KithPage page = new KithPage(alice.open(CHROMIUM));
    page.goTo("Settings");
    Locator check = section(page.page(), "Check my node");
    page.button("Check now").click();
    assertThat(check).containsText("The page answers on TCP port");
    assertThat(check).containsText("They are intact, and can be written.");
    assertThat(check).containsText("None is chosen, so none is asked.");
    assertAccessible(page.page());
    alice
        .node()
        .live()
        .iceServers()
        .choose(List.of(new IceServerView(List.of("stun:nobody.invalid"), "", "")));
    page.button("Check again").click();
    assertThat(check).containsText("stun:nobody.invalid has a name that nobody knows.");
    assertAccessible(page.page());
  }
}
