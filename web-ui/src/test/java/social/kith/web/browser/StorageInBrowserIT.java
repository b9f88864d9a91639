package social.kith.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.NewPost;
import social.kith.node.PostView;
import social.kith.node.StartException;
import social.kith.node.StorageBudget;
import social.kith.node.demo.SamplePhotos;

/** What takes how much of the disk, and an original that makes room. */
class StorageInBrowserIT {
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  @TempDir Path folder;

  @Test
  void originalsKeepToWhatTheyMayTake() throws StartException, IOException {
    try (Person alice = Person.named("Alice", folder);
        Person bob = Person.named("Bob", folder)) {
      alice.pair(bob);
      String draft = alice.node().draftPhotos().add(SamplePhotos.jpeg(3, 1600, 1200), false).id();
      PostView post = alice.post("A lake", List.of(new NewPost.Photo(draft, "")), bob);
      bob.awaitPost(post);
      bob.awaitWhole(post);

      KithPage b = new KithPage(bob.open(CHROMIUM));
      b.goTo("Settings");
      Locator row = b.page().getByRole(AriaRole.ROW, row("Alice"));
      assertThat(row).containsText("kB");
      assertThat(b.page().getByRole(AriaRole.ROW, row("You"))).isVisible();
      b.page().getByLabel("Limit what originals of other people’s photos take").check();
      b.page().getByLabel("At most, in GB").fill("0");
      b.page().getByLabel("Biggest first").check();
      assertThat(new AxeBuilder(b.page()).analyze().getViolations()).isEmpty();
      b.button("Keep to this").click();
      assertThat(b.page().getByText("Saved.")).isAttached();
      assertThat(bob.node().storage().view().budget())
          .isEqualTo(new StorageBudget(Optional.of(0L), StorageBudget.First.BIGGEST));
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> bob.node().findPost(post.id()).photos().get(0).original().onDemand());
      b.page().reload();
      assertThat(b.page().getByLabel("At most, in GB")).hasValue("0");
      assertThat(row).containsText("0 bytes");
      b.page().context().close();
      assertThat(bob.faults).isEmpty();
    }
  }

  private static Page.GetByRoleOptions row(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
