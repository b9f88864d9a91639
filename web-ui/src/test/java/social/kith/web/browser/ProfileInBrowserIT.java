package social.kith.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import social.kith.node.demo.SamplePhotos;

/** What a person says about themselves, on their page and on that of a contact. */
class ProfileInBrowserIT extends AliceAndBob {
  private static void assertNoViolations(KithPage page, String screen) {
    assertThat(new AxeBuilder(page.page()).analyze().getViolations()).as(screen).isEmpty();
  }

  @Test
  void aContactSeesThePictureAndTheLineAtOnce() throws IOException {
    Path photo = Files.write(folder.resolve("me.jpg"), SamplePhotos.jpeg(2, 900, 600));
    bob.awaitPost(alice.post("Before the picture", bob));
    KithPage a = new KithPage(alice.open(CHROMIUM));
    KithPage b = new KithPage(bob.open(CHROMIUM));
    Locator head = b.post("Before the picture").locator(".post-head");
    assertThat(head.locator("img")).hasCount(0);

    a.goTo("Settings");
    a.page().getByLabel("A line about you").fill("At the lake");
    a.button("Save").first().click();
    a.page().getByTestId("picture-input").setInputFiles(photo);
    assertThat(a.button("Remove picture")).isVisible();
    assertNoViolations(a, "settings with a picture");
    assertThat(head.locator("img")).isVisible();
    assertThat((Boolean) head.locator("img").evaluate("i => i.decode().then(() => true)")).isTrue();

    b.goTo("People");
    b.page()
        .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Alice").setExact(true))
        .first()
        .click();
    assertThat(b.page().getByText("At the lake")).isVisible();
    assertNoViolations(b, "a person with a picture");

    a.button("Remove picture").click();
    assertThat(b.page().locator(".profile img")).hasCount(0);
  }
}
