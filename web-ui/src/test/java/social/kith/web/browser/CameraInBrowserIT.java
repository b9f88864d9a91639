package social.kith.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A camera of Alice's node, which Bob may watch. */
class CameraInBrowserIT extends AliceBobAndCarol {
  private LivePage a;
  private LivePage b;

  @BeforeEach
  void open() {
    a = new LivePage(alice.open(CHROMIUM));
    b = new LivePage(bob.open(CHROMIUM));
    a.kith().goTo("Settings");
    a.kith().button("Add a camera").click();
    Locator sheet = a.kith().dialog("Add a camera");
    sheet.getByLabel("Name").fill("Porch");
    sheet
        .getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName("Camera"))
        .selectOption("");
    assertThat(new AxeBuilder(a.page()).analyze().getViolations()).isEmpty();
    sheet.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Add")).click();
    assertThat(camera()).containsText("Only you may watch");
  }

  @AfterEach
  void closePages() {
    a.page().context().close();
    b.page().context().close();
  }

  private Locator camera() {
    return a.page()
        .getByRole(AriaRole.LISTITEM)
        .filter(new Locator.FilterOptions().setHasText("Porch"));
  }

  private void choose(String item) {
    camera()
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("What to do with Porch"))
        .click();
    a.page()
        .getByRole(AriaRole.MENUITEM)
        .filter(new Locator.FilterOptions().setHasText(item))
        .click();
  }

  /** Ticks somebody, or unticks them; it shows what the node has. */
  private void tick(String name, boolean to) {
    Locator box = mayWatch(name);
    box.click();
    assertThat(box).isChecked(new LocatorAssertions.IsCheckedOptions().setChecked(to));
  }

  private Locator mayWatch(String name) {
    return a.kith()
        .dialog("Who may watch Porch?")
        .getByRole(AriaRole.CHECKBOX, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  @Test
  void bobSeesItAsLongAsHeMay() {
    choose("Who may watch");
    tick("Bob", true);
    assertThat(new AxeBuilder(a.page()).analyze().getViolations()).isEmpty();
    b.watch("Alice: Porch");
    Locator picture = b.stage().getByLabel("The stream");
    assertThat(LivePage.colours(picture))
        .isEqualTo("white yellow cyan green magenta red blue black");
    assertThat(LivePage.latency(picture)).isBetween(Duration.ZERO, Duration.ofSeconds(2));
    a.page().keyboard().press("Escape");
    assertThat(camera()).containsText("Watching now: Bob");
    assertThat(carol.node().live().view().rooms()).isEmpty();
    choose("Who may watch");
    tick("Bob", false);
    assertThat(b.stage()).containsText("It is over.");
  }

  @Test
  void whoComesWhenItIsFullIsToldSo() {
    choose("Who may watch");
    tick("Bob", true);
    tick("Carol", true);
    a.page().keyboard().press("Escape");
    choose("Change");
    Locator sheet = a.kith().dialog("Change the camera");
    assertThat(sheet.getByLabel("Viewers at once")).hasValue("8");
    sheet.getByLabel("Viewers at once").fill("1");
    sheet.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save")).click();
    assertThat(sheet).hasCount(0);
    b.watch("Alice: Porch");
    LivePage c = new LivePage(carol.open(CHROMIUM));
    c.page().getByRole(AriaRole.BUTTON, LivePage.watching("Alice: Porch")).click();
    assertThat(c.stage()).containsText("As many are in it as may be at once.");
    b.button("Leave").click();
    c.button("Close").click();
    c.watch("Alice: Porch");
    c.page().context().close();
  }

  @Test
  void onlyAtTimes() {
    choose("Who may watch");
    tick("Bob", true);
    Locator sheet = a.kith().dialog("Who may watch Porch?");
    sheet.getByLabel("Only at times for Bob").click();
    sheet.getByLabel("From").fill("03:00");
    sheet.getByLabel("until").fill("03:00");
    for (String day : new String[] {"monday", "tuesday", "wednesday", "thursday", "friday"}) {
      sheet.getByLabel(day).uncheck();
    }
    a.kith().button("Save the times of Bob").click();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                alice
                        .node()
                        .cameras()
                        .all()
                        .get(0)
                        .grants()
                        .get(0)
                        .window()
                        .orElseThrow()
                        .days()
                        .size()
                    == 2);
    assertThat(new AxeBuilder(a.page()).analyze().getViolations()).isEmpty();
    a.page().keyboard().press("Escape");
    assertThat(camera()).containsText("Bob (at times) may watch");
  }

  @Test
  void aliceWatchesItHerselfAndSharesAPicture() throws IOException {
    camera()
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Watch Porch"))
        .click();
    a.awaitPicture(a.stage().getByLabel("The stream"));
    assertThat(alice.node().live().view().rooms().get(0).joined()).isTrue();
    a.button("Leave").click();
    choose("Share a picture");
    Locator sheet = a.kith().dialog("Share a picture");
    assertThat(sheet.getByAltText("What Porch sees")).isVisible();
    sheet.getByRole(AriaRole.CHECKBOX, new Locator.GetByRoleOptions().setName("Bob")).check();
    sheet
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Share with 1"))
        .click();
    assertThat(b.kith().photos("Porch")).hasCount(1);
  }
}
