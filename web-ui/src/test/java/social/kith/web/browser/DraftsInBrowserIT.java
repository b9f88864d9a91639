package social.kith.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import social.kith.node.PostView;
import social.kith.node.demo.SamplePhotos;

/** Posts that are written and put by, several at once. */
class DraftsInBrowserIT extends AliceAndBob {
  private static final String OTHER = "Kept for another day";

  private Path photo(int seed) throws IOException {
    return Files.write(folder.resolve(seed + ".jpg"), SamplePhotos.jpeg(seed, 900, 600));
  }

  private static Locator photos(KithPage page) {
    return page.page()
        .getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Photos of your post"))
        .getByRole(AriaRole.LISTITEM);
  }

  private static Locator row(KithPage page, String text) {
    return page.dialog("Drafts")
        .locator(".drafts-row")
        .filter(new Locator.FilterOptions().setHasText(text));
  }

  private static Locator button(Locator row, String name) {
    return row.getByRole(
        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  /** A draft with two photos and an audience, and another one of text. */
  private KithPage withTwo(Browser.NewContextOptions window) throws IOException {
    KithPage a = new KithPage(alice.open(CHROMIUM, window));
    assertThat(a.button("Keep for later")).hasCount(0);
    a.text().fill("By the lake");
    a.addPhotos(photo(1), photo(2));
    assertThat(photos(a)).hasCount(2);
    assertThat(a.page().locator("progress")).hasCount(0);
    a.page().getByLabel("Description of photo 2").fill("The boat");
    a.choose("Bob");
    a.button("Keep for later").click();
    assertThat(a.text()).hasValue("");
    assertThat(photos(a)).hasCount(0);
    a.text().fill(OTHER);
    a.button("Keep for later").click();
    assertThat(a.button("Drafts (2)")).isVisible();
    return a;
  }

  private static Browser.NewContextOptions window(int width) {
    return new Browser.NewContextOptions().setViewportSize(width, 900);
  }

  @Test
  void oneIsOpenedAndSharedWithItsPhotosAndTheOtherStays() throws IOException {
    KithPage a = withTwo(window(1280));
    a.page().reload();
    a.text().fill("What I was writing");
    a.button("Drafts (2)").click();
    assertThat(new AxeBuilder(a.page()).analyze().getViolations()).isEmpty();
    button(row(a, "By the lake"), "Open").click();
    assertThat(a.text()).hasValue("By the lake");
    assertThat(photos(a)).hasCount(2);
    a.page().reload();
    assertThat(photos(a)).hasCount(2);
    assertThat(a.page().getByLabel("Description of photo 2")).hasValue("The boat");
    assertThat(a.button("Drafts (2)")).isVisible();
    a.text().fill("By the lake, in May");
    assertThat(a.share()).hasText("Share with 1");
    a.share().click();
    assertThat(a.post("By the lake, in May")).isVisible();
    PostView post = alice.node().feed(Optional.empty(), 1).posts().get(0);
    assertThat(post.photos()).extracting("alt").containsExactly("", "The boat");
    a.button("Drafts (2)").click();
    assertThat(row(a, "By the lake")).hasCount(0);
    assertThat(row(a, "What I was writing")).isVisible();
    assertThat(row(a, OTHER)).isVisible();
    a.page().context().close();
  }

  @Test
  void anOpenedOneIsKeptAgainAsItself() throws IOException {
    KithPage a = withTwo(window(1280));
    a.button("Drafts (2)").click();
    button(row(a, "By the lake"), "Open").click();
    a.button("Remove photo 1").click();
    a.text().fill("By the sea");
    a.button("Keep for later").click();
    a.button("Drafts (2)").click();
    assertThat(row(a, "By the sea")).containsText("1 photo");
    assertThat(row(a, "By the lake")).hasCount(0);
    assertThat(alice.node().draftPhotos().all()).isEmpty();
    a.page().context().close();
  }

  @Test
  void oneIsDiscardedOnTheSecondClickAlsoOnOtherPages() throws IOException {
    KithPage a = withTwo(window(390));
    Page other = a.page().context().newPage();
    other.navigate(a.page().url());
    KithPage b = new KithPage(other);
    assertThat(b.button("Drafts (2)")).isVisible();
    a.button("Drafts (2)").click();
    Locator lake = row(a, "By the lake");
    button(lake, "Discard…").click();
    assertThat(lake).isVisible();
    button(lake, "Discard it for good").click();
    assertThat(lake).hasCount(0);
    assertThat(row(a, OTHER)).isVisible();
    assertThat(b.button("Drafts (1)")).isVisible();
    assertThat(alice.node().draftPhotos().all()).isEmpty();
    assertThat(alice.node().postDrafts().all()).hasSize(1);
    a.page().context().close();
  }

  @Test
  void theyAreThereAfterARestart() throws Exception {
    KithPage a = withTwo(window(1280));
    a.page().context().close();
    alice.stop();
    alice.start();
    KithPage again = new KithPage(alice.open(CHROMIUM));
    again.button("Drafts (2)").click();
    assertThat(row(again, "By the lake").locator("img")).hasCount(2);
    button(row(again, OTHER), "Open").click();
    assertThat(again.text()).hasValue(OTHER);
    again.page().context().close();
  }
}
