package social.kith.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** Alice calls Bob, or Bob and Carol. */
class CallInBrowserIT extends LivePeople {
  @Test
  void bothSeeAndHearEachOtherUntilOneHangsUp() {
    countSounds(b);
    a.call("Video call", "Bob");
    assertThat(a.stage()).containsText("Ringing…");
    assertThat(b.page()).hasTitle("Alice is calling · Kith");
    assertThat((Integer) b.page().evaluate("window.sounds")).as("it rings").isEqualTo(1);
    assertThat(new AxeBuilder(b.page()).analyze().getViolations()).isEmpty();
    b.answer("Alice", "Answer").click();
    Locator atBob = b.stage().getByLabel("Alice");
    Locator atAlice = a.stage().getByLabel("Bob");
    b.awaitPicture(atBob);
    a.awaitPicture(atAlice);
    LivePage.awaitSound(atBob);
    LivePage.awaitSound(atAlice);
    assertThat((Integer) b.page().evaluate("window.sounds")).as("it stopped").isZero();
    assertThat(b.page()).not().hasTitle("Alice is calling · Kith");
    assertThat(a.stage()).containsText("Bob · direct");
    assertThat((Boolean) a.page().evaluate("document.querySelector('#main').inert")).isTrue();
    assertThat(new AxeBuilder(a.page()).analyze().getViolations()).isEmpty();
    b.button("Hang up").click();
    assertThat(b.stage()).hasCount(0);
    assertThat(a.stage()).containsText("It is over.");
    a.button("Close").click();
    assertThat((Boolean) a.page().evaluate("document.querySelector('#main').inert")).isFalse();
  }

  @Test
  void aNodeThatGoesAwayEndsItWithWordsForBoth() throws Exception {
    a.call("Video call", "Bob");
    b.answer("Alice", "Answer").click();
    b.awaitPicture(b.stage().getByLabel("Alice"));
    alice.stop();
    try {
      assertThat(a.stage()).containsText("The connection to your own node is lost. Start it again");
      assertThat(b.stage()).containsText("It is over.");
      b.button("Close").click();
      assertThat(b.stage()).hasCount(0);
    } finally {
      alice.start();
    }
  }

  /** How many sources of sound are open now. */
  private static void countSounds(LivePage page) {
    page.page()
        .evaluate(
            """
            () => {
              const Original = window.AudioContext;
              window.sounds = 0;
              window.AudioContext = class extends Original {
                constructor() { super(); window.sounds++; }
                close() { window.sounds--; return super.close(); }
              };
            }""");
  }

  @Test
  void bothCallEachOtherAtOnce() {
    for (LivePage page : new LivePage[] {a, b}) {
      page.kith().goTo("People");
      page.page()
          .getByRole(AriaRole.MAIN)
          .getByRole(
              AriaRole.LINK,
              new Locator.GetByRoleOptions().setName(page == a ? "Bob" : "Alice").setExact(true))
          .click();
    }
    a.kith().button("Video call Bob").evaluate("button => button.click()");
    b.kith().button("Video call Alice").evaluate("button => button.click()");
    b.awaitPicture(b.stage().getByLabel("Alice"));
    a.awaitPicture(a.stage().getByLabel("Bob"));
    assertThat(b.ringing("Alice")).hasCount(0);
    assertThat(a.stage()).hasCount(1);
    assertThat(b.stage()).hasCount(1);
    b.button("Hang up").click();
  }

  @Test
  void withSoundAlone() {
    a.call("Call", "Bob");
    assertThat(b.ringing("Alice")).containsText("With sound only");
    b.answer("Alice", "Answer").click();
    LivePage.awaitSound(b.stage().getByLabel("Alice"));
    LivePage.awaitSound(a.stage().getByLabel("Bob"));
    a.button("Share the screen").click();
    b.awaitPicture(b.stage().getByLabel("Alice"));
  }

  @Test
  void declined() {
    a.call("Call", "Bob");
    b.answer("Alice", "Decline").click();
    assertThat(b.ringing("Alice")).hasCount(0);
    assertThat(a.stage()).containsText("The call was declined.");
    a.button("Close").click();
    assertThat(a.stage()).hasCount(0);
  }

  @Test
  void givenUpBeforeAnAnswer() {
    a.call("Call", "Bob");
    assertThat(b.ringing("Alice")).isVisible();
    a.button("Hang up").click();
    assertThat(b.ringing("Alice")).hasCount(0);
    assertThat(b.page().getByText("You missed a call from Alice.")).isVisible();
  }

  @Test
  void threeInOneCall() {
    LivePage c = new LivePage(carol.open(CHROMIUM));
    a.kith().goTo("People");
    a.kith().button("Call people").click();
    Locator sheet = a.kith().dialog("Call people");
    for (String name : new String[] {"Bob", "Carol"}) {
      sheet.getByRole(AriaRole.CHECKBOX, new Locator.GetByRoleOptions().setName(name)).check();
    }
    sheet.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Video call")).click();
    b.answer("Alice", "Answer").click();
    c.answer("Alice", "Answer").click();
    a.awaitPicture(a.stage().getByLabel("Carol"));
    a.awaitPicture(a.stage().getByLabel("Bob"));
    b.awaitPicture(b.stage().getByLabel("Carol"));
    c.awaitPicture(c.stage().getByLabel("Bob"));
    a.button("Hang up").click();
    b.awaitPicture(b.stage().getByLabel("Carol"));
    c.page().context().close();
    assertThat(b.stage()).containsText("It is over.");
  }
}
