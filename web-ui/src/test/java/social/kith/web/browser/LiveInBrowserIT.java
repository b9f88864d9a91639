package social.kith.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import social.kith.node.KithException;
import social.kith.node.LivePersonView;

/** Alice shows her camera to Bob, and not to Carol. */
class LiveInBrowserIT extends LivePeople {
  private static Locator picture(LivePage page) {
    return page.stage().getByLabel("The stream");
  }

  @Test
  void whatBobSeesAndHearsIsWhatAliceShows() {
    a.goLive("Bob");
    b.watch("Alice");
    assertThat(a.stage()).containsText("Bob is watching");
    assertThat(LivePage.isGreen(picture(b))).isTrue();
    LivePage.awaitSound(picture(b));
    assertThat(alice.node().live().view().rooms().get(0).present())
        .extracting(LivePersonView::name)
        .containsExactly("Alice", "Bob");
  }

  @Test
  void nothingOfItReachesCarol() throws KithException {
    long before = carol.bytesFrom(alice);
    a.goLive("Bob");
    b.watch("Alice");
    String room = alice.node().live().view().rooms().get(0).id();
    assertThat(carol.node().live().view().rooms()).isEmpty();
    assertThatThrownBy(() -> carol.node().live().join(room, new SilentListener()))
        .isInstanceOf(KithException.class)
        .hasMessageContaining("no such stream");
    LivePage c = new LivePage(carol.open(CHROMIUM));
    assertThat(c.kith().button("Go live")).isVisible();
    assertThat(c.page().getByRole(AriaRole.BUTTON, LivePage.watching("Alice"))).hasCount(0);
    assertThat(carol.bytesFrom(alice) - before).isLessThan(200); // signs of life
    c.page().context().close();
  }

  @Test
  void whoIsLetGoGetsNoFurtherPicture() {
    a.goLive("Bob");
    b.watch("Alice");
    a.button("Remove Bob").click();
    assertThat(a.stage()).containsText("Nobody is watching yet");
    assertThat(b.stage()).containsText("It is over.");
    assertThat(new AxeBuilder(b.page()).analyze().getViolations()).isEmpty();
    assertThat(b.page().getByRole(AriaRole.BUTTON, LivePage.watching("Alice"))).hasCount(0);
  }

  @Test
  void aStreamEndsWithItsPageAndLeavesALineIfThatIsWished() {
    a.openGoLive();
    a.kith().dialog("Go live").getByLabel("Afterwards leave them a post").check();
    a.kith().dialog("Go live").getByLabel("What is it?").fill("The garden");
    a.finishGoLive("Bob");
    b.watch("Alice: The garden");
    a.page().reload();
    assertThat(b.stage()).containsText("It is over.");
    b.button("Close").click();
    assertThat(b.stage()).hasCount(0);
    assertThat(b.kith().post("I was live for a minute: The garden")).isVisible();
  }

  @Test
  void bobComesBackAfterAReload() {
    a.goLive("Bob");
    b.watch("Alice");
    b.page().reload();
    assertThat(a.stage()).containsText("Nobody is watching yet");
    b.watch("Alice");
    assertThat(a.stage()).containsText("Bob is watching");
  }

  @Test
  void aTamperedFingerprintConnectsNothing() {
    a.goLive("Bob");
    b.page()
        .routeWebSocket(
            Pattern.compile(".*/live/socket"),
            socket -> {
              WebSocketRoute server = socket.connectToServer();
              server.onMessage(frame -> socket.send(LivePage.withOtherFingerprint(frame.text())));
            });
    b.page().reload();
    b.page().getByRole(AriaRole.BUTTON, LivePage.watching("Alice")).click();
    assertThat(b.stage()).containsText("interrupted");
    assertThat(LivePage.pictures(picture(b))).isZero();
  }

  @Test
  void theStageHasNoAccessibilityFaults() {
    a.openGoLive();
    assertThat(new AxeBuilder(a.page()).analyze().getViolations()).isEmpty();
    a.finishGoLive("Bob");
    assertThat(new AxeBuilder(b.page()).analyze().getViolations()).isEmpty();
    b.watch("Alice");
    assertThat(new AxeBuilder(a.page()).analyze().getViolations()).isEmpty();
    assertThat(new AxeBuilder(b.page()).analyze().getViolations()).isEmpty();
  }

  @Test
  void muteHideAndShareTheScreen() {
    a.goLive("Bob");
    b.watch("Alice");
    a.button("Hide the picture").click();
    LivePage.awaitColour(picture(b), false);
    a.button("Hide the picture").click();
    LivePage.awaitColour(picture(b), true);
    a.button("Mute").click();
    LivePage.awaitSilence(picture(b));
    a.button("Share the screen").click();
    assertThat(a.button("Share the screen")).hasAttribute("aria-pressed", "true");
    assertThat(LivePage.isOfScreen(a.stage().getByLabel("What the others see"))).isTrue();
    b.awaitPicture(picture(b));
    a.button("Share the screen").click();
    assertThat(a.button("Share the screen")).hasAttribute("aria-pressed", "false");
    assertThat(LivePage.isOfScreen(a.stage().getByLabel("What the others see"))).isFalse();
    b.awaitPicture(picture(b));
  }
}
