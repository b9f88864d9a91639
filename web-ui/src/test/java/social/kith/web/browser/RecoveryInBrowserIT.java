package social.kith.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.Restoring;
import social.kith.node.StartException;

/** A person writes down their recovery words, is asked for three of them, and saves a backup. */
class RecoveryInBrowserIT {
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  @TempDir Path folder;
  private Person ada;
  private KithPage page;

  @BeforeEach
  void start() throws StartException, IOException {
    ada = new Person(folder.resolve("Ada"));
    page = new KithPage(ada.open(CHROMIUM));
    page.giveName("Ada");
  }

  @AfterEach
  void stop() throws IOException {
    page.page().context().close();
    ada.close();
    assertThat(ada.faults).isEmpty();
  }

  @Test
  void wordsAreShownThenCheckedAndTheReminderEnds() {
    Locator reminder = page.button("Write them down");
    reminder.click();
    Locator sheet = page.dialog("Recovery words");
    assertAccessible();
    page.button("Show the words").click();
    Locator shown = sheet.getByRole(AriaRole.LISTITEM);
    assertThat(shown).hasCount(24);
    assertAccessible();
    List<String> words = shown.allInnerTexts();
    assertThat(words).isEqualTo(ada.node().recovery().words().words());
    page.button("I wrote them down").click();
    assertThat(shown).hasCount(0);
    assertAccessible();

    answer(sheet, words, "kith");
    page.button("Check").click();
    assertThat(sheet.getByRole(AriaRole.ALERT)).containsText("is another one");
    answer(sheet, words, "");
    page.button("Check").click();
    assertThat(sheet.getByText("These are your words.")).isVisible();
    page.button("Done").click();
    assertThat(reminder).hasCount(0);
    page.page().reload();
    page.goTo("Settings");
    assertThat(page.page().getByText("You showed that you have your words")).isVisible();
    assertThat(reminder).hasCount(0);
    assertAccessible();
  }

  @Test
  void aBackupIsSavedFromTheSettings() throws IOException {
    page.goTo("Settings");
    Download download =
        page.page()
            .waitForDownload(
                () ->
                    page.page()
                        .getByRole(
                            AriaRole.LINK, new Page.GetByRoleOptions().setName("Save a backup"))
                        .click());
    assertThat(download.suggestedFilename()).matches("kith-backup-[0-9-]{15}\\.age");
    Path file = folder.resolve("saved.age");
    download.saveAs(file);
    String words = String.join(" ", ada.node().recovery().words().words());
    Restoring.RestoredView restored =
        Restoring.restore(folder.resolve("again"), words, Files.newInputStream(file));
    assertThat(restored.id()).isEqualTo(ada.id());
  }

  private static void answer(Locator sheet, List<String> words, String instead) {
    for (Locator field : sheet.getByLabel(Pattern.compile("^Word \\d+$")).all()) {
      String id = field.getAttribute("id");
      String right = words.get(Integer.parseInt(id.substring("word-".length())) - 1);
      field.fill(instead.isEmpty() ? right : instead);
    }
  }

  private void assertAccessible() {
    assertThat(new AxeBuilder(page.page()).analyze().getViolations()).isEmpty();
  }
}
