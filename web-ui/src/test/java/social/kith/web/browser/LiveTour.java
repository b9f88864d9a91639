package social.kith.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.Optional;
import social.kith.node.CameraView;
import social.kith.node.CameraWish;

/** Pictures of streams, calls and cameras, as Alice has them and Bob sees them. */
final class LiveTour {
  private final Person alice;
  private final Person bob;
  private final LivePage a;
  private final LivePage b;
  private final ScreenTour hers;
  private final ScreenTour his;

  LiveTour(Person alice, Person bob, LivePage a, LivePage b, ScreenTour hers, ScreenTour his) {
    this.alice = alice;
    this.bob = bob;
    this.a = a;
    this.b = b;
    this.hers = hers;
    this.his = his;
  }

  /** All of them; the pages show the feed before and after. */
  void take() {
    stream();
    call();
    camera();
  }

  private void stream() {
    a.openGoLive();
    hers.takeWindow("go-live");
    a.finishGoLive("Bob");
    assertThat(b.page().getByRole(AriaRole.BUTTON, LivePage.watching("Alice"))).isVisible();
    his.takeWindow("live-card");
    b.watch("Alice");
    his.takeWindow("watch");
    hers.takeWindow("on-air");
    a.button("Stop").click();
    assertThat(b.stage()).containsText("It is over.");
    his.takeWindow("watch-over");
    b.button("Close").click();
  }

  private void call() {
    a.kith().goTo("People");
    a.kith().button("Call people").click();
    Locator sheet = a.kith().dialog("Call people");
    sheet.getByRole(AriaRole.CHECKBOX, new Locator.GetByRoleOptions().setName("Bob")).check();
    hers.takeWindow("call-people");
    sheet.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Video call")).click();
    Locator ringing = b.kith().dialog("Alice is calling");
    assertThat(ringing).isVisible();
    his.takeWindow("ringing");
    hers.takeWindow("calling");
    ringing.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Answer")).click();
    a.awaitPicture(a.stage().getByLabel("Bob"));
    hers.takeWindow("call");
    a.button("Hang up").click();
    b.button("Close").click();
  }

  private void camera() {
    CameraWish wish =
        new CameraWish(
            "Porch",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    CameraView camera = alice.node().cameras().add(wish);
    alice.node().cameras().grant(camera.id(), bob.id(), Optional.empty());
    a.kith().goTo("Settings");
    assertThat(a.page().getByText("Bob may watch")).isVisible();
    hers.take("cameras");
    open("Who may watch…");
    hers.takeAndEscape("camera-grants");
    open("Change…");
    hers.takeAndEscape("camera-change");
    open("Share a picture…");
    hers.takeAndEscape("camera-picture");
    alice.node().cameras().remove(camera.id());
    a.kith().goTo("Feed");
  }

  private void open(String item) {
    a.kith().button("What to do with Porch").click();
    a.page()
        .getByRole(AriaRole.MENUITEM)
        .filter(new Locator.FilterOptions().setHasText(item))
        .click();
  }
}
