package social.kith.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.AllowanceView;
import social.kith.node.NewPost;
import social.kith.node.PostView;
import social.kith.node.StartException;
import social.kith.node.demo.SamplePhotos;

/** Originals on demand, what is on its way, and somebody who brings more than is kept. */
class TransfersInBrowserIT {
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  @TempDir Path folder;

  @Test
  void anOriginalIsAskedForOverThePhoto() throws StartException, IOException {
    try (Person alice = Person.named("Alice", folder);
        Person bob = Person.named("Bob", folder)) {
      alice.pair(bob);
      KithPage b = new KithPage(bob.open(CHROMIUM));
      b.goTo("Settings");
      Locator metered = b.page().getByLabel("Get originals of photos only when you ask for them");
      metered.click();
      assertThat(metered).isChecked();
      assertThat(b.page().getByText("Saved.")).isAttached();
      assertThat(new AxeBuilder(b.page()).analyze().getViolations()).isEmpty();

      PostView post = sharePhoto(alice, bob);
      bob.awaitPost(post);
      b.goTo("Feed");
      b.page().reload();
      assertThat(b.post("A lake")).isVisible();
      b.post("A lake").getByRole(AriaRole.BUTTON, named("Photo 1 of 1")).click();
      Locator get = b.page().getByRole(AriaRole.BUTTON, page("Get original"));
      assertThat(get).isVisible();
      assertThat(new AxeBuilder(b.page()).analyze().getViolations()).isEmpty();
      get.click();
      assertThat(b.page().getByRole(AriaRole.LINK, page("Download original"))).isVisible();
      bob.awaitWhole(post);
      b.page().context().close();
      assertThat(bob.faults).isEmpty();
    }
  }

  @Test
  void aPersonsPageSaysWhatComesFromThemAndOffersToBlock() throws StartException, IOException {
    try (Person alice = Person.named("Alice", folder);
        Person bob = Person.named("Bob", folder)) {
      alice.pair(bob);
      KithPage a = new KithPage(alice.open(CHROMIUM));
      a.goTo("People");
      person(a, "Bob").click();
      assertThat(a.page().getByText("No photo is on its way between the two of you.")).isVisible();
      Locator originals = a.page().getByLabel("Originals of photos come by themselves");
      assertThat(originals).hasValue("100000000");
      originals.selectOption("25000000");
      assertThat(a.page().getByText("Saved.")).isAttached();
      assertThat(allowance(alice, bob).originalBytes()).isEqualTo(25_000_000);

      alice.node().rules().allow(bob.id(), new AllowanceView(0, 0, 1_000_000, 0));
      bob.post("One more than is kept", alice);
      Locator alert = a.page().getByRole(AriaRole.ALERT, page("Bob’s node did what it must not"));
      Locator heading = a.page().getByText("Bob’s node did what it must not").first();
      assertThat(heading).isVisible();
      assertThat(a.page().getByText("It brings more than you keep of them").first()).isVisible();
      assertThat(new AxeBuilder(a.page()).analyze().getViolations()).isEmpty();
      a.button("Block Bob").click();
      assertThat(a.page().getByText("Bob is blocked")).isVisible();
      a.button("Forget it").click();
      assertThat(alert).hasCount(0);
      a.page().context().close();
      assertThat(alice.faults).isEmpty();
    }
  }

  private static AllowanceView allowance(Person whose, Person other) {
    return whose.node().contact(other.id()).allowance();
  }

  private static PostView sharePhoto(Person from, Person to) {
    String draft = from.node().draftPhotos().add(SamplePhotos.jpeg(3, 1600, 1200), false).id();
    return from.post("A lake", List.of(new NewPost.Photo(draft, "")), to);
  }

  private static Locator person(KithPage page, String name) {
    return page.page()
        .getByRole(AriaRole.MAIN)
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator.GetByRoleOptions named(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }

  private static Page.GetByRoleOptions page(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
