package social.kith.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.NewPost;
import social.kith.node.PostView;
import social.kith.node.Restoring;
import social.kith.node.demo.SamplePhotos;

/** A person saves an export and their keys, and has both again on another computer. */
class ArchiveInBrowserIT {
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  @TempDir Path folder;

  @Test
  void whatWasExportedComesBackOnAnotherComputer() throws Exception {
    Path export = folder.resolve("export.tar");
    Path keys = folder.resolve("keys.age");
    String words;
    try (Person alice = Person.named("Alice", folder);
        Person bob = Person.named("Bob", folder)) {
      alice.pair(bob);
      KithPage a = new KithPage(alice.open(CHROMIUM));
      a.goTo("Settings");
      save(a, "Save your keys", "kith-keys-", keys);
      String draft = alice.node().draftPhotos().add(SamplePhotos.jpeg(3, 800, 600), false).id();
      PostView post = alice.post("A lake", List.of(new NewPost.Photo(draft, "The lake")), bob);
      alice
          .node()
          .conversations()
          .reply(post.id(), "It was cold", Optional.empty(), Optional.empty());
      save(a, "Export everything", "kith-export-", export);
      assertThat(a.page().getByText("The last export was written to its end")).isVisible();
      accessible(a);
      words = String.join(" ", alice.node().recovery().words().words());
      a.page().context().close();
      assertThat(alice.faults).isEmpty();
    }
    Path again = folder.resolve("again");
    Restoring.restore(again, words, new ByteArrayInputStream(Files.readAllBytes(keys)));
    try (Person alice = new Person(again)) {
      KithPage a = new KithPage(alice.open(CHROMIUM));
      a.goTo("Settings");
      Locator input = a.page().getByTestId("import-input");
      input.setInputFiles(Files.write(folder.resolve("no.tar"), new byte[5_000]));
      assertThat(a.page().getByText("This file is no export of Kith.")).isVisible();
      accessible(a);
      input.setInputFiles(export);
      assertThat(a.page().getByText("1 post and 2 images came back")).isVisible();
      assertThat(a.page().getByText("1 reply came back, 0 were here.")).isVisible();
      assertThat(a.page().getByText("This file is no export of Kith.")).isHidden();
      accessible(a);
      a.goTo("Feed");
      assertThat(a.photos("A lake")).hasCount(1);
      assertThat(a.post("A lake")).containsText("Bob");
      a.page().reload();
      a.goTo("Settings");
      assertThat(a.page().getByText("1 post and 2 images came back")).isVisible();
      a.page().context().close();
      assertThat(alice.faults).isEmpty();
    }
  }

  private static void save(KithPage page, String link, String name, Path to) throws IOException {
    Locator button =
        page.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link));
    Download download = page.page().waitForDownload(button::click);
    assertThat(download.suggestedFilename()).startsWith(name);
    download.saveAs(to);
  }

  private static void accessible(KithPage page) {
    assertThat(new AxeBuilder(page.page()).analyze().getViolations()).isEmpty();
  }
}
