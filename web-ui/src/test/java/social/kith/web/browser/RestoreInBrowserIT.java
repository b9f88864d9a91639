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
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.NewPost;
import social.kith.node.NodeBackup;
import social.kith.node.PostView;
import social.kith.node.demo.SamplePhotos;

/** A person lost their computer: on the page of a new node they are who they were. */
class RestoreInBrowserIT {
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  @TempDir Path folder;
  private Person bob;
  private Person fresh;
  private List<String> words;
  private Path backup;
  private String id;
  private Page page;

  @BeforeEach
  void loseAComputer() throws Exception {
    backup = folder.resolve("kith-backup.age");
    bob = Person.named("Bob", folder);
    try (Person alice = Person.named("Alice", folder)) {
      alice.pair(bob);
      String draft = alice.node().draftPhotos().add(SamplePhotos.jpeg(3, 800, 600), false).id();
      PostView post = alice.post("A lake", List.of(new NewPost.Photo(draft, "The lake")), bob);
      bob.awaitPost(post);
      id = alice.id();
      words = alice.node().recovery().words().words();
      try (NodeBackup made = alice.node().recovery().beginBackup()) {
        made.writeTo(Files.newOutputStream(backup));
      }
    }
    fresh = new Person(folder.resolve("fresh"));
  }

  @AfterEach
  void stop() throws IOException {
    page.context().close();
    fresh.close();
    bob.close();
    assertThat(fresh.faults).isEmpty();
  }

  @Test
  void everythingIsThereAgainWithoutATerminal() {
    KithPage kith = begin(new Browser.NewContextOptions().setViewportSize(390, 800));
    assertAccessible();
    assertThat(restore()).isDisabled();
    page.getByTestId("backup-input").setInputFiles(backup);
    assertThat(page.getByText("kith-backup.age")).isVisible();
    paste(word(1), "1. " + String.join("\n", words.subList(0, 12)));
    assertThat(word(12)).hasValue(words.get(11));
    assertThat(word(13)).isFocused();
    for (String word : words.subList(12, 23)) {
      // The first letters, as some write them down.
      page.keyboard().type(word.substring(0, Math.min(4, word.length())) + " ");
    }
    assertThat(word(23)).hasValue(words.get(22));
    page.keyboard().type("kith");
    assertThat(page.getByText("Word 24 is none of the recovery words.")).isVisible();
    assertThat(word(24)).hasAttribute("aria-invalid", "true");
    assertThat(restore()).isDisabled();
    assertAccessible();
    word(24).fill(words.get(23));
    assertThat(page.getByText("All words are there.")).isVisible();
    restore().click();

    assertThat(kith.post("A lake")).isVisible();
    assertThat(kith.photos("A lake")).hasCount(1);
    assertThat(fresh.id()).isEqualTo(id);
    fresh.awaitOnline(bob);
    bob.awaitOnline(fresh);
    assertThat(bob.node().contacts()).hasSize(1);
    bob.awaitPost(fresh.post("It is me again", bob));
    kith.button("1 new post").click();
    assertThat(kith.post("It is me again")).isVisible();
    assertThat(kith.button("Write them down")).hasCount(0);
    page.reload();
    assertThat(kith.post("A lake")).isVisible();
    assertAccessible();
  }

  @Test
  void whatIsWrongIsSaidAndCanBeSetRight() throws Exception {
    begin(new Browser.NewContextOptions().setViewportSize(1280, 900));
    page.getByTestId("backup-input")
        .setInputFiles(Files.write(folder.resolve("no.age"), new byte[900_000]));
    paste(word(1), String.join(" ", bob.node().recovery().words().words()));
    restore().click();
    Locator alert = page.getByRole(AriaRole.ALERT);
    assertThat(alert).containsText("This file is no backup of Kith");
    assertAccessible();
    page.getByTestId("backup-input").setInputFiles(backup);
    restore().click();
    assertThat(alert).containsText("These words do not open this backup");
    byte[] whole = Files.readAllBytes(backup);
    Path cut = Files.write(folder.resolve("cut.age"), Arrays.copyOf(whole, whole.length - 1));
    paste(word(1), String.join(" ", words));
    page.getByTestId("backup-input").setInputFiles(cut);
    restore().click();
    assertThat(alert).containsText("is damaged, or a part of it is missing");
    assertThat(fresh.node().profile().name()).isEmpty();
    KithPage kith = new KithPage(page);
    kith.button("I am new here").click();
    assertThat(page.getByLabel("Your name")).isVisible();
    kith.button("I have a backup").click();
    page.getByTestId("backup-input").setInputFiles(backup);
    paste(word(1), String.join(" ", words));
    restore().click();
    assertThat(kith.post("A lake")).isVisible();
    assertThat(fresh.id()).isEqualTo(id);
  }

  /** The page of the new node is open in two windows. */
  @Test
  void anotherWindowFollows() {
    KithPage kith = begin(new Browser.NewContextOptions().setViewportSize(1280, 900));
    Page other = page.context().newPage();
    other.navigate(page.url());
    assertThat(other.getByLabel("Your name")).isVisible();
    page.getByTestId("backup-input").setInputFiles(backup);
    paste(word(1), String.join(" ", words));
    restore().click();
    assertThat(kith.post("A lake")).isVisible();
    assertThat(new KithPage(other).post("A lake")).isVisible();
  }

  private KithPage begin(Browser.NewContextOptions options) {
    page = fresh.open(CHROMIUM, options);
    KithPage kith = new KithPage(page);
    kith.button("I have a backup").click();
    return kith;
  }

  private Locator word(int position) {
    return page.getByLabel(Pattern.compile("^Word " + position + "$"));
  }

  private Locator restore() {
    return new KithPage(page).button("Restore");
  }

  private static void paste(Locator field, String text) {
    field.focus();
    field.evaluate(
        "(field, text) => {"
            + " const data = new DataTransfer();"
            + " data.setData('text/plain', text);"
            + " field.dispatchEvent(new ClipboardEvent('paste',"
            + " { clipboardData: data, bubbles: true, cancelable: true })); }",
        text);
  }

  private void assertAccessible() {
    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
  }
}
